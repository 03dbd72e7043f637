import { expect, it } from 'vitest';
import { dollarsText } from './dollars-text';

it.each([
  [0, '$0'],
  [0.00000123, '$0.0000012'],
  [0.000456, '$0.00046'],
  [0.0123, '$0.01'],
  [12.345, '$12.35'],
])('%f is written %s', (dollars, text) => {
  expect(dollarsText(dollars)).toBe(text);
});
