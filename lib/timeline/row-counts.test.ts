import { expect, it } from 'vitest';
import { Dice } from '@/lib/engine/random-dice';
import { RowCounts } from './row-counts';

it('finds the item of every row and the first row of every item, while counts change', () => {
  const dice = new Dice(7, 1);
  const counts = new RowCounts();
  const plain: number[] = [];
  for (let round = 0; round < 2_000; round += 1) {
    const item = dice.chance(0.6) ? plain.length : dice.between(0, Math.max(0, plain.length - 1));
    plain[item] = dice.between(1, 5);
    counts.set(item, plain[item]);
  }
  const firstRows = plain.map((_, item) => plain.slice(0, item).reduce((sum, count) => sum + count, 0));
  expect(plain.map((_, item) => counts.before(item))).toEqual(firstRows);
  expect(firstRows.map((row) => counts.itemAt(row))).toEqual(plain.map((_, item) => item));
  expect(counts.total).toBe(plain.reduce((sum, count) => sum + count, 0));
});
