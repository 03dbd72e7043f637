import { expect, test } from 'vitest';
import { endOfJsonValue } from './json-value-end';

test.each(['1.0', 'null', '"a, \\" } ] \\\\"', '{ "spaced" :  [1, {"}": "]"}] }', '[]', '[[],[{}]]', '"é𝕏\\u0000"'])(
  'the end of %s is found whatever follows',
  (value) => {
    for (const after of ['', '}', ']', ',"next":{"a":1}}']) {
      const text = `{"before":${value}${after}`;
      expect(text.slice(10, endOfJsonValue(text, 10))).toBe(value);
    }
  },
);
