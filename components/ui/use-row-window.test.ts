import { expect, it } from 'vitest';
import { rowsSeen } from './use-row-window';

const LIST = { rowPx: 30, heightPx: 300, extraRows: 2 };

it('draws what is seen and some around it', () => {
  expect(rowsSeen({ ...LIST, topPx: 3_000, count: 1_000 })).toEqual({ first: 98, end: 113 });
});

it('stays within the list', () => {
  expect(rowsSeen({ ...LIST, topPx: 0, count: 5 })).toEqual({ first: 0, end: 5 });
  expect(rowsSeen({ ...LIST, topPx: 0, count: 0 })).toEqual({ first: 0, end: 0 });
});

it('draws nothing beyond the end of a list that has become short', () => {
  expect(rowsSeen({ ...LIST, topPx: 9_000, count: 10 })).toEqual({ first: 10, end: 10 });
});
