import { isUtf8 } from 'node:buffer';
import { JacksonError } from './jackson-input';
import { JacksonParser } from './jackson-parser';

/** A payload as text, or what Jackson says is wrong with it. */
export type ParsedPayload =
  | { readonly text: string; readonly error: undefined }
  | { readonly text: undefined; readonly error: string };

const BYTE_ORDER_MARK = '\uFEFF';
const REPLACEMENT = '\uFFFD';

/**
 * The text of a JSON payload, else Jackson's message with line and column (ERR-15 to ERR-17). Whether it is JSON is for
 * `JSON.parse` to say, which is fast; only a broken payload is read a second time for the words.
 */
export function parsePayload(bytes: Uint8Array): ParsedPayload {
  const decoded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;
  // Decoding replaces what is not UTF-8, so only a text with a replacement in it can have been wrong.
  if (isJson(text) && (!text.includes(REPLACEMENT) || isUtf8(bytes))) return { text, error: undefined };
  return { text: undefined, error: jacksonMessage(bytes) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jacksonMessage(bytes: Uint8Array): string {
  try {
    new JacksonParser(bytes).readDocument();
  } catch (error) {
    if (error instanceof JacksonError) return error.message;
    throw error;
  }
  // Jackson itself takes overlong forms and lone surrogates. A function could not get them as text, so they stop here.
  return 'Invalid UTF-8 byte sequence';
}
