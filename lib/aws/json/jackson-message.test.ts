import { describe, expect, it } from 'vitest';
import { parsePayload } from './jackson-message';

const SOURCE = '[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); ';
const VALID = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

function at(line: number, column: number): string {
  return `${SOURCE}line: ${line}, column: ${column}]`;
}

function messageOf(payload: string | number[]): string | undefined {
  return parsePayload(typeof payload === 'string' ? Buffer.from(payload) : Uint8Array.from(payload)).error;
}

describe('payloads that are JSON', () => {
  it.each(['{}', ' [1, -2.5e+3, true, false, null, "\\u00e9\\n"] ', '"plain"', '0', '{"é":"€😀"}', '{"a":1}\r\n'])(
    'takes %j as it is',
    (payload) => {
      expect(parsePayload(Buffer.from(payload))).toEqual({ text: payload, error: undefined });
    },
  );

  it('takes a replacement character that was sent as one', () => {
    expect(parsePayload(Buffer.from('"\uFFFD"')).text).toBe('"\uFFFD"');
  });

  it('drops a byte order mark, as Jackson does', () => {
    expect(parsePayload(Buffer.from('\uFEFF{}')).text).toBe('{}');
  });
});

describe('the recorded messages of AWS (ERR-16)', () => {
  it.each([
    ['{"broken":', `Unexpected end-of-input within/between Object entries\n at ${at(1, 11)}`],
    ['{', `Unexpected end-of-input: expected close marker for Object (start marker at ${at(1, 1)})\n at ${at(1, 2)}`],
    [[0x6e, 0x87, 0x72], `Invalid UTF-8 start byte 0x87\n at ${at(1, 3)}`],
    [[0x99, 0x20], `Unexpected character ((CTRL-CHAR, code 153)): expected a valid value ${VALID}\n at ${at(1, 1)}`],
  ])('%j', (payload, message) => {
    expect(messageOf(payload)).toBe(message);
  });
});

describe("Jackson's words for every class of error (ERR-15, ERR-17)", () => {
  it.each([
    ['   ', 'No content to map due to end-of-input', 1, 0],
    ['value', `Unrecognized token 'value': was expecting ${VALID}`, 1, 6],
    ['not json', `Unrecognized token 'not': was expecting ${VALID}`, 1, 5],
    ['tru', `Unrecognized token 'tru': was expecting ${VALID}`, 1, 4],
    ['nullx', `Unrecognized token 'nullx': was expecting ${VALID}`, 1, 6],
    ['True', `Unrecognized token 'True': was expecting ${VALID}`, 1, 5],
    ["{'a':1}", `Unexpected character (''' (code 39)): was expecting double-quote to start field name`, 1, 2],
    ['{"a":1,}', `Unexpected character ('}' (code 125)): was expecting double-quote to start field name`, 1, 8],
    ['{"a" 1}', `Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value`, 1, 6],
    ['{"a":1 "b":2}', `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`, 1, 8],
    ['[1 2]', `Unexpected character ('2' (code 50)): was expecting comma to separate Array entries`, 1, 4],
    ['[1,]', `Unexpected character (']' (code 93)): expected a value`, 1, 4],
    ['[,1]', `Unexpected character (',' (code 44)): expected a value`, 1, 2],
    ['{"a":}', `Unexpected character ('}' (code 125)): expected a value`, 1, 6],
    ['<xml/>', `Unexpected character ('<' (code 60)): expected a valid value ${VALID}`, 1, 1],
    ['{"a":1]', `Unexpected close marker ']': expected '}' (for Object starting at ${at(1, 1)})`, 1, 7],
    ['[1}', `Unexpected close marker '}': expected ']' (for Array starting at ${at(1, 1)})`, 1, 3],
    [']', `Unexpected close marker ']': expected '}' (for root starting at ${at(1, 0)})`, 1, 1],
    ['[1', `Unexpected end-of-input: expected close marker for Array (start marker at ${at(1, 1)})`, 1, 3],
    ['[1,', 'Unexpected end-of-input within/between Array entries', 1, 4],
    ['{"a', 'Unexpected end-of-input in field name', 1, 4],
    ['{"', `Unexpected end-of-input: was expecting closing '"' for name`, 1, 3],
    ['{"a":"b', 'Unexpected end-of-input in VALUE_STRING', 1, 8],
    ['"\\u00', 'Unexpected end-of-input in character escape sequence', 1, 6],
    ['"\\x"', `Unrecognized character escape 'x' (code 120)`, 1, 3],
    ['"\\u00g0"', `Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence`, 1, 6],
    [
      '"a\nb"',
      'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value',
      1,
      3,
    ],
    [
      '{"a\tb":1}',
      'Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in name',
      1,
      4,
    ],
    [
      '[\u0001]',
      'Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed between tokens',
      1,
      2,
    ],
    ['01', 'Invalid numeric value: Leading zeroes not allowed', 1, 2],
    ['-01', 'Invalid numeric value: Leading zeroes not allowed', 1, 3],
    ['1.x', `Unexpected character ('x' (code 120)) in numeric value: Decimal point not followed by a digit`, 1, 3],
    ['1.', `Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a digit`, 1, 2],
    ['1ex', `Unexpected character ('x' (code 120)) in numeric value: Exponent indicator not followed by a digit`, 1, 3],
    [
      '-x',
      `Unexpected character ('x' (code 120)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value`,
      1,
      2,
    ],
    ['[-', 'Unexpected end-of-input in START_ARRAY', 1, 3],
    ['.5', `Unexpected character ('.' (code 46)): expected a valid value ${VALID}`, 1, 1],
    ['1x', `Unexpected character ('x' (code 120)): Expected space separating root-level values`, 1, 2],
    ['NaN', "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow", 1, 4],
    ['-Infinity', "Non-standard token '-Infinity': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow", 1, 10],
    [
      '+1',
      `Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to have plus signs: enable \`JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS\` to allow`,
      1,
      2,
    ],
    [
      '/* a */ 1',
      `Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)`,
      1,
      1,
    ],
    [
      '{\n  "a": 1,\r\n  b\n}',
      `Unexpected character ('b' (code 98)): was expecting double-quote to start field name`,
      3,
      3,
    ],
    [
      '{} {}',
      'Trailing token (of type START_OBJECT) found after value (bound as `com.fasterxml.jackson.databind.JsonNode`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`',
      1,
      4,
    ],
    ['{} x', `Unrecognized token 'x': was expecting ${VALID}`, 1, 5],
  ])('%j', (payload, message, line, column) => {
    expect(messageOf(payload)).toBe(`${message}\n at ${at(line, column)}`);
  });

  it('names a wrong UTF-8 middle byte', () => {
    expect(messageOf([0x22, 0xc3, 0x28, 0x22])).toBe(`Invalid UTF-8 middle byte 0x28\n at ${at(1, 4)}`);
  });

  it('names a wrong UTF-8 start byte in a field name once the name is read', () => {
    expect(messageOf([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])).toBe(
      `Invalid UTF-8 start byte 0xff\n at ${at(1, 5)}`,
    );
  });

  it('refuses an overlong form, which Jackson would take', () => {
    expect(messageOf([0x22, 0xc0, 0x80, 0x22])).toBe('Invalid UTF-8 byte sequence');
  });

  it('cuts an endless token', () => {
    expect(messageOf('x'.repeat(1_000))).toContain(`'${'x'.repeat(256)}...'`);
  });

  it('reads deep nesting without recursion', () => {
    expect(messageOf('['.repeat(200_000))).toContain('expected close marker for Array');
  });
});
