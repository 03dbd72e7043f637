import { base64OfBytes } from './base64';

/**
 * A file of a deployment package as a string, since a function's code is kept as JSON. Text is itself; what is not UTF-8 is
 * kept as base64 behind a marker, so that every file comes back byte for byte.
 */

const BINARY_MARKER = 'data:application/octet-stream;base64,';

/** The string that stands for a file. Text that happens to begin like the marker is marked too. */
export function fileOfBytes(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  return text === undefined || text.startsWith(BINARY_MARKER) ? BINARY_MARKER + base64OfBytes(bytes) : text;
}

/** The file that a string stands for. */
export function bytesOfFile(file: string): Uint8Array {
  if (!isBinaryFile(file)) return new TextEncoder().encode(file);
  return Uint8Array.from(atob(file.slice(BINARY_MARKER.length)), (character) => character.charCodeAt(0));
}

/** Whether a string stands for bytes rather than being text. */
export function isBinaryFile(file: string): boolean {
  return file.startsWith(BINARY_MARKER);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
