import { describe, expect, it } from 'vitest';
import { lineDiff } from './line-diff';

function drawn(left: string, right: string): string {
  return lineDiff(left.split(''), right.split(''))
    .map(({ sign, text }) => sign + text)
    .join(' ');
}

describe('two lists of lines', () => {
  it('that are equal stay as they are', () => {
    expect(drawn('abc', 'abc')).toBe('=a =b =c');
  });

  it('keep what they have in common in its order', () => {
    expect(drawn('abcd', 'axcd')).toBe('=a −b +x =c =d');
    expect(drawn('abcbd', 'acbxd')).toBe('=a −b =c =b +x =d');
  });

  it('may have nothing in common, or nothing at all', () => {
    expect(drawn('ab', 'xy')).toBe('−a −b +x +y');
    expect(lineDiff([], ['x'])).toEqual([{ sign: '+', text: 'x' }]);
    expect(lineDiff([], [])).toEqual([]);
  });

  it('that are too long to compare are out and in as a whole', () => {
    const many = (name: string) => Array.from({ length: 3_000 }, (_, index) => `${name}${index % 7}`);
    const signs = lineDiff(['head', ...many('a'), 'tail'], ['head', ...many('b'), 'tail']).map(({ sign }) => sign);
    expect([signs.indexOf('+'), signs.lastIndexOf('−'), signs.at(0), signs.at(-1)]).toEqual([3_001, 3_000, '=', '=']);
  });
});
