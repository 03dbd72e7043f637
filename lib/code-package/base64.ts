/** Calls with more arguments than this overflow the stack somewhere. */
const SLICE_BYTES = 8_192;

/** Bytes in base64, in the browser as on the server. */
export function base64OfBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + SLICE_BYTES)));
  }
  return btoa(parts.join(''));
}
