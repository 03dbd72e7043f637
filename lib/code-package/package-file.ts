/**
 * A file of a deployment package as a string, since a function's code is kept as JSON. Text is itself; what is not UTF-8 is
 * kept as base64 behind a marker, so that every file comes back byte for byte.
 */

/** What a file begins with that is no text. */
export const BINARY_MARKER = 'data:application/octet-stream;base64,';

/** The file that a string stands for. */
export function bytesOfFile(file: string): Uint8Array {
  if (!isBinaryFile(file)) return new TextEncoder().encode(file);
  return Uint8Array.from(atob(file.slice(BINARY_MARKER.length)), (character) => character.charCodeAt(0));
}

/** Whether a string stands for bytes rather than being text. */
export function isBinaryFile(file: string): boolean {
  return file.startsWith(BINARY_MARKER);
}
