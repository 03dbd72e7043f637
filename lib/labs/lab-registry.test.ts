import { afterAll, expect, test, vi } from 'vitest';
import { DEFAULT_LAB_ID } from './account-id';
import { labRegistry } from './lab-registry';

afterAll(async () => {
  vi.stubEnv('SEED', undefined);
  await labRegistry().closeAll();
});

test('a SEED that is no seed stops the start with a reason, and a right one is the default lab’s', async () => {
  vi.stubEnv('SEED', 'abc');
  expect(() => labRegistry()).toThrow('SEED must be a whole number');
  vi.stubEnv('SEED', '42');
  await labRegistry().ready();
  expect(labRegistry().get(DEFAULT_LAB_ID)?.state.seed).toBe(42);
});

test('every copy of the module gets the same registry', async () => {
  const registry = labRegistry();
  vi.resetModules();
  const copy = await import('./lab-registry');
  expect(copy.labRegistry).not.toBe(labRegistry);
  expect(copy.labRegistry()).toBe(registry);
});
