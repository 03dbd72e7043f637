import { expect, test } from 'vitest';
import { seedFromEnvironment } from './lab-seed';

test.each([
  ['0', 0],
  ['42', 42],
  [' 7 ', 7],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
])('SEED="%s" is a seed', (text, seed) => {
  expect(seedFromEnvironment(text)).toBe(seed);
});

test.each([undefined, '', '  '])('SEED not given (%o) leaves the seed to chance', (text) => {
  expect(seedFromEnvironment(text)).toBe(undefined);
});

test.each(['x', '-1', '1.5', '1e3', '0x10', '9007199254740992', '42 43'])(
  'SEED="%s" is refused with a reason',
  (text) => {
    expect(() => seedFromEnvironment(text)).toThrow('SEED must be a whole number');
  },
);
