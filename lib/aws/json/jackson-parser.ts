import { JacksonError, JacksonInput, type Place, source, VALID_TOKENS } from './jackson-input';
import { failOnNonNumber, failOnNumberStart, readNumber } from './jackson-number';
import { readName, readString } from './jackson-string';
import { matchWord } from './jackson-word';
import { isIdentifierStart } from './java-identifier';

interface Context {
  readonly kind: 'root' | 'Array' | 'Object';
  readonly start: Place;
  entries: number;
}

const ARRAY_END = 0x5d;
const OBJECT_END = 0x7d;

/**
 * Reads a document the way Jackson's byte parser does, only to find what is wrong with it first, and where: AWS passes
 * that message on (ERR-15 to ERR-17). Nothing is built; a valid document is read to its end.
 */
export class JacksonParser {
  readonly #input: JacksonInput;
  readonly #contexts: Context[] = [];
  /** Jackson's name of the last whole token; some messages print it. */
  #token = 'null';

  constructor(bytes: Uint8Array) {
    this.#input = new JacksonInput(bytes);
  }

  /** Throws a `JacksonError`, or returns when the bytes are one JSON value. */
  readDocument(): void {
    const first = this.#skipSpace();
    if (first === -1) throw noContent();
    this.#readValue(first);
    while (this.#contexts.length > 0) this.#readEntry();
    const trailing = this.#skipSpace();
    if (trailing !== -1) this.#failOnTrailing(trailing);
  }

  #context(): Context {
    return this.#contexts[this.#contexts.length - 1] ?? { kind: 'root', start: { line: 1, column: 0 }, entries: 0 };
  }

  /** One entry of the innermost array or object, or its end. */
  #readEntry(): void {
    const context = this.#context();
    let next = this.#skipSpace();
    if (next === -1) this.#failOnMissingEnd(context);
    if (next === ARRAY_END || next === OBJECT_END) return this.#close(next, context);
    if (context.entries++ > 0) {
      if (next !== 0x2c) this.#input.failOnCharacter(next, `was expecting comma to separate ${context.kind} entries`);
      next = this.#skipSpaceWithin();
    }
    this.#readValue(context.kind === 'Object' ? this.#readNameAndColon(next) : next);
  }

  /** The first byte of the value after the name. */
  #readNameAndColon(first: number): number {
    const input = this.#input;
    if (first !== 0x22) input.failOnCharacter(input.decode(first), 'was expecting double-quote to start field name');
    readName(input);
    this.#token = 'FIELD_NAME';
    const colon = this.#skipSpaceWithin();
    if (colon !== 0x3a) input.failOnCharacter(colon, 'was expecting a colon to separate field name and value');
    return this.#skipSpaceWithin();
  }

  #readValue(first: number): void {
    const input = this.#input;
    if (first === 0x5b) return this.#open('Array', 'START_ARRAY');
    if (first === 0x7b) return this.#open('Object', 'START_OBJECT');
    if (first === 0x22) readString(input);
    else if (first === 0x74) matchWord(input, 'true', 1);
    else if (first === 0x66) matchWord(input, 'false', 1);
    else if (first === 0x6e) matchWord(input, 'null', 1);
    else if (first === 0x2d || (first >= 0x30 && first <= 0x39)) this.#readNumber(first);
    else this.#failOnValue(first);
    this.#token = scalarToken(first);
  }

  #readNumber(first: number): void {
    const input = this.#input;
    readNumber(input, first, this.#contexts.length === 0, () =>
      input.fail(`Unexpected end-of-input in ${this.#token}`),
    );
  }

  #open(kind: 'Array' | 'Object', token: string): void {
    this.#contexts.push({ kind, start: this.#input.here(), entries: 0 });
    this.#token = token;
  }

  #close(marker: number, context: Context): void {
    const expected = marker === ARRAY_END ? 'Array' : 'Object';
    if (context.kind !== expected) this.#failOnEndMarker(marker, context);
    this.#contexts.pop();
    this.#token = marker === ARRAY_END ? 'END_ARRAY' : 'END_OBJECT';
  }

  /** The next byte that is not white space, taken; -1 at the end. */
  #skipSpace(): number {
    const input = this.#input;
    for (;;) {
      const byte = input.next();
      if (byte === 0x2f) input.failOnCharacter(byte, COMMENT);
      if (byte > 0x20 || byte === -1) return byte;
      if (byte === 0x0d && input.peek() === 0x0a) input.position++;
      if (byte === 0x0a || byte === 0x0d) input.startLine();
      else if (byte !== 0x20 && byte !== 0x09) {
        input.failBefore(
          `Illegal character ((CTRL-CHAR, code ${byte})): only regular white space (\\r, \\n, \\t) is allowed between tokens`,
        );
      }
    }
  }

  /** The same where more has to come. */
  #skipSpaceWithin(): number {
    const byte = this.#skipSpace();
    if (byte === -1) this.#input.fail(`Unexpected end-of-input within/between ${this.#context().kind} entries`);
    return byte;
  }

  #failOnValue(first: number): never {
    const input = this.#input;
    const { kind } = this.#context();
    if ((first === ARRAY_END || first === OBJECT_END) && kind === 'root') {
      return this.#failOnEndMarker(first, this.#context());
    }
    if (first === 0x2c || first === OBJECT_END || (first === ARRAY_END && kind === 'Array')) {
      return input.failOnCharacter(first, 'expected a value');
    }
    if (first === 0x4e) return failOnNonNumber(input, 'NaN', 1);
    if (first === 0x49) return failOnNonNumber(input, 'Infinity', 1);
    if (first === 0x2b) {
      const next = input.next();
      return next === -1
        ? input.fail('Unexpected end-of-input in a Number value')
        : failOnNumberStart(input, next, '+');
    }
    const character = String.fromCharCode(first);
    if (isIdentifierStart(character)) return input.failOnToken(character);
    return input.failOnCharacter(first, `expected a valid value ${VALID_TOKENS}`);
  }

  #failOnMissingEnd({ kind, start }: Context): never {
    return this.#input.fail(
      `Unexpected end-of-input: expected close marker for ${kind} (start marker at ${source(start)})`,
    );
  }

  #failOnEndMarker(marker: number, { kind, start }: Context): never {
    const [found, expected] = marker === ARRAY_END ? [']', '}'] : ['}', ']'];
    return this.#input.failBefore(
      `Unexpected close marker '${found}': expected '${expected}' (for ${kind} starting at ${source(start)})`,
    );
  }

  /** A second value, or junk, after the first one. */
  #failOnTrailing(first: number): never {
    const place = this.#input.here();
    this.#readValue(first);
    throw new JacksonError(
      `Trailing token (of type ${this.#token}) found after value (bound as \`com.fasterxml.jackson.databind.JsonNode\`): not allowed as per \`DeserializationFeature.FAIL_ON_TRAILING_TOKENS\`\n at ${source(place)}`,
    );
  }
}

const COMMENT =
  "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)";

/** White space only. Jackson has no token to point at, so it names the start. */
function noContent(): JacksonError {
  return new JacksonError(`No content to map due to end-of-input\n at ${source({ line: 1, column: 0 })}`);
}

function scalarToken(first: number): string {
  if (first === 0x22) return 'VALUE_STRING';
  if (first === 0x74) return 'VALUE_TRUE';
  if (first === 0x66) return 'VALUE_FALSE';
  if (first === 0x6e) return 'VALUE_NULL';
  return 'VALUE_NUMBER_INT';
}
