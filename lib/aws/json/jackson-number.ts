import { type JacksonInput, VALID_TOKENS } from './jackson-input';
import { matchWord } from './jackson-word';

const ZERO = 0x30;
const NINE = 0x39;
const PERIOD = 0x2e;

/** Reads a number whose first digit, or minus sign, was just taken. `endOfInput` fails where the document ends too early. */
export function readNumber(input: JacksonInput, first: number, inRoot: boolean, endOfInput: () => never): void {
  const digit = first === 0x2d ? firstDigitAfterMinus(input, endOfInput) : first;
  if (digit === ZERO) refuseLeadingZero(input);
  let next = skipDigits(input);
  if (next === PERIOD) next = readFraction(input);
  if (next === 0x65 || next === 0x45) next = readExponent(input, endOfInput);
  if (next === -1) return;
  input.position--;
  if (inRoot) requireSpace(input, next);
}

/** `+`, `-x`, `-Infinity`: what starts like a number and is none. */
export function failOnNumberStart(input: JacksonInput, character: number, sign: '+' | '-'): never {
  const last = character === 0x49 ? secondLetter(input, sign) : character;
  if (sign === '+') {
    return input.failOnNumber(
      0x2b,
      'JSON spec does not allow numbers to have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow',
    );
  }
  return input.failOnNumber(last, 'expected digit (0-9) to follow minus sign, for valid numeric value');
}

/** After a sign and `I`: `INF` and `Infinity` are words of their own, any other letter is returned. */
function secondLetter(input: JacksonInput, sign: '+' | '-'): number {
  const letter = input.next();
  if (letter === -1) return input.fail('Unexpected end-of-input in a Number value');
  if (letter === 0x4e) return failOnNonNumber(input, `${sign}INF`);
  return letter === 0x6e ? failOnNonNumber(input, `${sign}Infinity`) : letter;
}

/** `NaN`, `Infinity` and their kin, of which all but the first `matched` letters are still to be read. */
export function failOnNonNumber(input: JacksonInput, word: string, matched = 3): never {
  matchWord(input, word, matched);
  return input.fail(`Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`);
}

function firstDigitAfterMinus(input: JacksonInput, endOfInput: () => never): number {
  const digit = input.next();
  if (digit === -1) return endOfInput();
  if (digit === PERIOD) return input.failOnCharacter(PERIOD, `expected a valid value ${VALID_TOKENS}`);
  return isDigit(digit) ? digit : failOnNumberStart(input, digit, '-');
}

function refuseLeadingZero(input: JacksonInput): void {
  if (isDigit(input.peek())) input.fail('Invalid numeric value: Leading zeroes not allowed');
}

/** The first byte that is no digit, taken; -1 at the end. */
function skipDigits(input: JacksonInput): number {
  let next = input.next();
  while (isDigit(next)) next = input.next();
  return next;
}

function readFraction(input: JacksonInput): number {
  const digit = input.next();
  if (!isDigit(digit)) input.failOnNumber(digit === -1 ? PERIOD : digit, 'Decimal point not followed by a digit');
  return skipDigits(input);
}

function readExponent(input: JacksonInput, endOfInput: () => never): number {
  let digit = input.next();
  if (digit === 0x2b || digit === 0x2d) digit = input.next();
  if (digit === -1) return endOfInput();
  if (!isDigit(digit)) input.failOnNumber(digit, 'Exponent indicator not followed by a digit');
  return skipDigits(input);
}

function requireSpace(input: JacksonInput, next: number): void {
  if (next === 0x20 || next === 0x09 || next === 0x0a || next === 0x0d) return;
  input.position++;
  input.failOnCharacter(next, 'Expected space separating root-level values');
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}
