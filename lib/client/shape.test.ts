import { expect, it } from 'vitest';
import * as z from './shape';

const lab = z.object({
  labId: z.string(),
  seed: z.number(),
  mode: z.enum(['running', 'paused']),
  tags: z.array(z.string()),
  from: z.nullish(z.object({ at: z.number() })),
  note: z.optional(z.string()),
});
const good = { labId: 'a', seed: 7, mode: 'paused', tags: ['x'] };

it('gives back a value that has the shape, with all that is in it', () => {
  const value = { ...good, more: true };
  expect(lab.parse(value)).toBe(value);
});

it('lets optional fields be absent, and nullish ones be null', () => {
  expect(lab.safeParse({ ...good, from: null }).success).toBe(true);
  expect(lab.safeParse({ ...good, from: { at: 3 }, note: 'n' }).success).toBe(true);
  expect(lab.safeParse({ ...good, note: null }).success).toBe(false);
});

it.each([
  ['labId', { ...good, labId: 1 }],
  ['seed', { ...good, seed: '7' }],
  ['mode', { ...good, mode: 'asleep' }],
  ['tags', { ...good, tags: [1] }],
  ['from', { ...good, from: { at: 'soon' } }],
  ['the whole', null],
])('names what is wrong: %s', (name, value) => {
  expect(() => lab.parse(value)).toThrow(name);
});
