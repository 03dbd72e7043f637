import { expect, it } from 'vitest';
import { themeAfter } from './use-theme';

it('goes from the system theme to the other one, to the same one fixed, to the projector, and back to the system', () => {
  expect(themeAfter('system', false)).toBe('light');
  expect(themeAfter('light', false)).toBe('dark');
  expect(themeAfter('dark', false)).toBe('projector');
  expect(themeAfter('projector', false)).toBe('system');
});

it('does the same the other way round on a light system', () => {
  expect(themeAfter('system', true)).toBe('dark');
  expect(themeAfter('dark', true)).toBe('light');
  expect(themeAfter('light', true)).toBe('projector');
});
