import { describe, expect, it } from 'vitest';
import { jsonTokens } from './json-tokens';

describe('jsonTokens', () => {
  it('tells keys from strings, numbers and words', () => {
    const kinds = jsonTokens('{"a": "b", "n": -1.5e3, "t": true}')
      .filter((token) => token.kind !== 'plain')
      .map((token) => `${token.kind} ${token.text}`);
    expect(kinds).toEqual(['key "a"', 'string "b"', 'key "n"', 'number -1.5e3', 'key "t"', 'word true']);
  });

  it.each(['{"a":"say \\"hi\\": no"}', 'not json at all', '', '{"broken', 'RequestId: 1 "x"'])(
    'loses nothing of %j',
    (text) => {
      expect(
        jsonTokens(text)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
    },
  );
});
