import { expect, test } from 'vitest';
import { StepSeries } from './step-series';

/** A walk of a thousand steps, several at the same time now and then. */
function walk() {
  const series = new StepSeries();
  const steps: { sequence: number; at: number; value: number }[] = [];
  let random = 7;
  for (let sequence = 1, at = 0, value = 0; sequence <= 1_000; sequence += 1) {
    random = (random * 16_807) % 2_147_483_647;
    at += random % 3;
    value += (random % 7) - 3;
    series.push(sequence, at, value);
    steps.push({ sequence, at, value });
  }
  return { series, steps };
}

test('the value at any place is that of the last step up to it', () => {
  const { series, steps } = walk();
  for (const { sequence, value } of steps) expect(series.valueAt(sequence + 0.5)).toBe(value);
  expect(series.valueAt(0)).toBeUndefined();
});

test('the value at a time is that after all that happened at it', () => {
  const { series, steps } = walk();
  for (const { at } of steps) expect(series.valueAtTime(at)).toBe(steps.findLast((step) => step.at <= at)?.value);
});

test('the highest value of a stretch is found without looking at each step', () => {
  const { series, steps } = walk();
  for (let fromAt = 5; fromAt < 800; fromAt += 37) {
    for (const toAt of [fromAt, fromAt + 5, fromAt + 150, 2_000]) {
      const begin = steps.findLast((step) => step.at <= fromAt) ?? steps[0];
      const within = steps.filter((step) => step.at > fromAt && step.at <= toAt);
      const highest = Math.max(begin?.value ?? 0, ...within.map((step) => step.value));
      expect(series.highestWithin(fromAt, toAt), `${fromAt} to ${toAt}`).toBe(highest);
    }
  }
});

test('a value that stays is no step', () => {
  const series = new StepSeries();
  for (const sequence of [1, 2, 3]) series.push(sequence, sequence, 5);
  expect(series.length).toBe(1);
});

test('it forgets steps that are not needed any more, and nothing else', () => {
  const { series, steps } = walk();
  series.forgetBefore(800);
  expect(series.length).toBeLessThan(210);
  for (const { sequence, value } of steps.slice(799)) expect(series.valueAt(sequence)).toBe(value);
});
