import { isIdentifierPart } from './java-identifier';

/** Where an error is, as Jackson prints it. */
const SOURCE = '[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); ';

/** Jackson cuts a token it does not know at this length. */
const TOKEN_MAX_LENGTH = 256;

/** The first thing wrong with a document, in Jackson's words, location included. */
export class JacksonError extends Error {}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A cursor over the bytes that counts lines and byte columns, and says what is wrong where. */
export class JacksonInput {
  readonly bytes: Uint8Array;
  position = 0;
  #line = 1;
  #lineStart = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  /** The byte at the cursor, or -1 at the end. */
  peek(): number {
    return this.bytes[this.position] ?? -1;
  }

  /** The byte at the cursor, which then moves on, or -1 at the end. */
  next(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) return -1;
    this.position++;
    return byte;
  }

  /** Where the byte taken last is; with nothing taken, where the first one would be. */
  here(): Place {
    return { line: this.#line, column: this.position - this.#lineStart };
  }

  /** A line feed was taken outside a string. */
  startLine(): void {
    this.#line++;
    this.#lineStart = this.position;
  }

  /** Fails at the byte after the last one taken: Jackson's usual location. */
  fail(message: string): never {
    const { line, column } = this.here();
    throw new JacksonError(`${message}\n at ${source({ line, column: column + 1 })}`);
  }

  /** Fails at the byte taken last. */
  failBefore(message: string): never {
    throw new JacksonError(`${message}\n at ${source(this.here())}`);
  }

  failOnCharacter(character: number, why: string): never {
    return this.failBefore(`Unexpected character (${describe(character)}): ${why}`);
  }

  failOnNumber(character: number, why: string): never {
    return this.failBefore(`Unexpected character (${describe(character)}) in numeric value: ${why}`);
  }

  /** A word that is no JSON token, `matched` being what was read of it so far. */
  failOnToken(matched: string): never {
    let token = matched;
    while (!this.atEnd) {
      const character = String.fromCharCode(this.decode(this.next()));
      if (!isIdentifierPart(character)) break;
      token += character;
      if (token.length >= TOKEN_MAX_LENGTH) {
        token += '...';
        break;
      }
    }
    return this.fail(`Unrecognized token '${token}': was expecting ${VALID_TOKENS}`);
  }

  /** The character whose first byte was just taken; the rest of its bytes are taken too. */
  decode(first: number): number {
    if (first < 0x80) return first;
    const more = continuationBytes(first);
    if (more === undefined) return this.fail(`Invalid UTF-8 start byte 0x${first.toString(16)}`);
    let code = first & (0x3f >> more);
    for (let taken = 0; taken < more; taken++) code = (code << 6) | this.continuation();
    return code & 0xffff;
  }

  /** The payload of one continuation byte. */
  continuation(): number {
    const byte = this.next();
    if (byte === -1) return this.fail('Unexpected end-of-input in VALUE_STRING');
    if ((byte & 0xc0) !== 0x80) return this.fail(`Invalid UTF-8 middle byte 0x${byte.toString(16)}`);
    return byte & 0x3f;
  }
}

export const VALID_TOKENS = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** How many bytes follow a UTF-8 start byte; undefined: it starts nothing. */
export function continuationBytes(first: number): 1 | 2 | 3 | undefined {
  if ((first & 0xe0) === 0xc0) return 1;
  if ((first & 0xf0) === 0xe0) return 2;
  if ((first & 0xf8) === 0xf0) return 3;
  return undefined;
}

/** A location inside a message. */
export function source({ line, column }: Place): string {
  return `${SOURCE}line: ${line}, column: ${column}]`;
}

/** A character as Jackson names it. */
export function describe(character: number): string {
  if (character <= 0x1f || (character >= 0x7f && character <= 0x9f)) return `(CTRL-CHAR, code ${character})`;
  const quoted = `'${String.fromCharCode(character)}'`;
  return character > 255
    ? `${quoted} (code ${character} / 0x${character.toString(16)})`
    : `${quoted} (code ${character})`;
}
