import { expect, it } from 'vitest';
import { themeAfter } from './use-theme';

it('goes from the system theme to the other one, then to the same one fixed, then back to the system', () => {
  expect(themeAfter('system', false)).toBe('light');
  expect(themeAfter('light', false)).toBe('dark');
  expect(themeAfter('dark', false)).toBe('system');
});

it('does the same the other way round on a light system', () => {
  expect(themeAfter('system', true)).toBe('dark');
  expect(themeAfter('dark', true)).toBe('light');
  expect(themeAfter('light', true)).toBe('system');
});
