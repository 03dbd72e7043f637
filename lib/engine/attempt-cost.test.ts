import { expect, it } from 'vitest';
import { attemptCostDollars } from './attempt-cost';

it('PRC-02: a second at 1,024 MB costs one GB-second, and PRC-01 one request', () => {
  expect(attemptCostDollars({ billedMs: 1_000, memorySizeMb: 1_024 })).toBeCloseTo(0.0000166667 + 0.0000002, 12);
});

it('PRC-05: memory and time count alike', () => {
  const wide = attemptCostDollars({ billedMs: 100, memorySizeMb: 2_048 });
  expect(attemptCostDollars({ billedMs: 200, memorySizeMb: 1_024 })).toBeCloseTo(wide, 15);
});

it('PRC-07: every attempt is a billed request, even one without length', () => {
  expect(attemptCostDollars({ billedMs: 0, memorySizeMb: 128 })).toBeCloseTo(0.0000002, 15);
});
