import { expect, it } from 'vitest';
import { Calendar } from './calendar';
import { draw } from './random';
import { simTime } from './sim-time';

it('gives entries by time, then by the sequence that promised them', () => {
  const calendar = new Calendar();
  for (let sequence = 1; sequence <= 500; sequence++) {
    calendar.push({ at: simTime(draw(7, 'dispatch', sequence) % 50), sequence, kind: 'dispatch', id: `${sequence}` });
  }
  const order: [number, number][] = [];
  for (let entry = calendar.pop(); entry !== undefined; entry = calendar.pop()) order.push([entry.at, entry.sequence]);
  expect(order).toHaveLength(500);
  expect(order).toEqual([...order].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
});

it('gives entries that one log event promised by id, whatever order they came in', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  for (const order of [ids, ids.toReversed(), ['d', 'a', 'g', 'b', 'f', 'c', 'e']]) {
    const calendar = new Calendar();
    for (const id of order) calendar.push({ at: simTime(5), sequence: 9, kind: 'idle-expiry', id });
    expect(ids.map(() => calendar.pop()?.id)).toEqual(ids);
  }
});

it('is empty when everything was taken', () => {
  const calendar = new Calendar();
  calendar.push({ at: simTime(1), sequence: 1, kind: 'slice', id: 'a' });
  expect(calendar.pop()).toMatchObject({ id: 'a' });
  expect(calendar.peek()).toBeUndefined();
  expect(calendar.pop()).toBeUndefined();
  expect(calendar.size).toBe(0);
});
