import { expect, it } from 'vitest';
import { SIGN_PATHS, splitSign } from './sign';

it.each([
  ['✕1 41 ms', '✕', '1 41 ms'],
  ['✓ 202 at once', '✓', ' 202 at once'],
  ['▸2 running', '▸', '2 running'],
])('takes the sign of "%s" off', (text, sign, rest) => {
  expect(splitSign(text)).toEqual({ path: SIGN_PATHS[sign], rest });
});

it('leaves a label without a sign as it is', () => {
  expect(splitSign('60 s, 1st retry')).toEqual({ path: undefined, rest: '60 s, 1st retry' });
});
