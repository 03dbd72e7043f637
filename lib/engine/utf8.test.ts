import { describe, expect, it } from 'vitest';
import { exceedsBytes, firstBytes, utf8Bytes } from './utf8';

const TEXTS = ['', 'plain', 'é', '漢字', '😀', 'a😀b', '\ud83d', '\ude00', 'x\ud83dx'];

describe('UTF-8 sizes', () => {
  it.each(TEXTS)('counts %j as an encoder does', (text) => {
    expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
  });

  it('is over the limit only beyond it', () => {
    expect(exceedsBytes('漢字', 6)).toBe(false);
    expect(exceedsBytes('漢字', 5)).toBe(true);
    expect(exceedsBytes('abc', 3)).toBe(false);
  });

  it('DLQ-06: replaces a character that is cut in two', () => {
    expect(firstBytes('abcdef', 3)).toBe('abc');
    expect(firstBytes('ab漢', 4)).toBe('ab\ufffd');
    expect(firstBytes('ab漢字', 5)).toBe('ab漢');
    expect(firstBytes('short', 100)).toBe('short');
  });
});
