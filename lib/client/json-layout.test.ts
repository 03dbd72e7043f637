import { describe, expect, it } from 'vitest';
import { compactJson, prettyJson } from './json-layout';

describe('prettyJson', () => {
  it('gives each key a line and keeps short lists on one', () => {
    expect(prettyJson('{"a":{"b":[1,2,3],"c":{}},"d":[]}')).toBe(
      '{\n  "a": {\n    "b": [1, 2, 3],\n    "c": {}\n  },\n  "d": []\n}',
    );
  });

  it('breaks lists that hold objects or are long', () => {
    expect(prettyJson('[{"a":1}]')).toBe('[\n  {\n    "a": 1\n  }\n]');
    expect(prettyJson(JSON.stringify(Array(40).fill(123)))).toContain('123,\n');
  });

  it('changes no literal: large numbers, exponents, escapes and doubled keys stay', () => {
    const text = '{"n":12345678901234567890,"e":1.0e5,"s":"a\\u0041 {x, y}: \\"q\\"","n":2}';
    expect(prettyJson(text).replace(/\n\s*/g, '').replaceAll('": ', '":')).toBe(text.replaceAll('": ', '":'));
  });

  it.each(['', 'not json', '{"a":', '{"a":1} trailing'])('leaves %j alone', (text) => {
    expect(prettyJson(text)).toBe(text);
  });

  it.each(['null', '"text with  spaces"', '17'])('leaves the bare value %s as it is', (text) => {
    expect(prettyJson(text)).toBe(text);
  });
});

describe('compactJson', () => {
  it('drops white space between pieces and none inside strings', () => {
    expect(compactJson('{\n  "a b": [ 1, 2 ]\n}')).toBe('{"a b":[1,2]}');
  });

  it('leaves what is not JSON alone', () => {
    expect(compactJson('{ "a": ')).toBe('{ "a": ');
  });
});
