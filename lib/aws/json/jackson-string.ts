import { continuationBytes, describe, type JacksonInput } from './jackson-input';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPES = new Set([...'btnfr"/\\'].map((letter) => letter.charCodeAt(0)));

/** Reads a string value whose opening quote was just taken. */
export function readString(input: JacksonInput): void {
  for (;;) {
    const byte = input.next();
    if (byte === QUOTE) return;
    if (byte === -1) input.fail('Unexpected end-of-input in VALUE_STRING');
    if (byte === BACKSLASH) readEscape(input);
    else if (byte < 0x20) failOnUnquoted(input, byte, 'string value');
    else input.decode(byte);
  }
}

/** Reads a field name whose opening quote was just taken. Its bytes are decoded only once it is read to its end. */
export function readName(input: JacksonInput): void {
  const start = input.position;
  for (;;) {
    const byte = input.next();
    if (byte === QUOTE) return checkName(input, start);
    if (byte === -1) {
      input.fail(
        input.position === start
          ? "Unexpected end-of-input: was expecting closing '\"' for name"
          : 'Unexpected end-of-input in field name',
      );
    }
    if (byte === BACKSLASH) readEscape(input);
    else if (byte < 0x20) failOnUnquoted(input, byte, 'name');
  }
}

function checkName(input: JacksonInput, start: number): void {
  const end = input.position - 1;
  for (let index = start; index < end; index++) {
    const byte = input.bytes[index] ?? 0;
    if (byte < 0x80) continue;
    const more = continuationBytes(byte);
    if (more === undefined) return input.fail(`Invalid UTF-8 start byte 0x${byte.toString(16)}`);
    if (index + more >= end) input.fail('Unexpected end-of-input in field name');
    for (const stop = index + more; index < stop; ) {
      const middle = input.bytes[++index] ?? 0;
      if ((middle & 0xc0) !== 0x80) input.fail(`Invalid UTF-8 middle byte 0x${middle.toString(16)}`);
    }
  }
}

function readEscape(input: JacksonInput): void {
  const letter = input.next();
  if (letter === -1) input.fail('Unexpected end-of-input in character escape sequence');
  if (ESCAPES.has(letter)) return;
  if (letter !== 0x75) input.failBefore(`Unrecognized character escape ${describe(input.decode(letter))}`);
  for (let digits = 0; digits < 4; digits++) {
    const digit = input.next();
    if (digit === -1) input.fail('Unexpected end-of-input in character escape sequence');
    if (!isHexDigit(digit)) input.failOnCharacter(digit, 'expected a hex-digit for character escape sequence');
  }
}

function failOnUnquoted(input: JacksonInput, byte: number, where: string): never {
  return input.failBefore(
    `Illegal unquoted character (${describe(byte)}): has to be escaped using backslash to be included in ${where}`,
  );
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
