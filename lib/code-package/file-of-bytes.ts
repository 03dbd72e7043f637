import { BINARY_MARKER } from './package-file';

/** The string that stands for a file. Text that happens to begin like the marker is marked too. */
export function fileOfBytes(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text !== undefined && !text.startsWith(BINARY_MARKER)) return text;
  return BINARY_MARKER + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
