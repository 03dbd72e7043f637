import { expect, it } from 'vitest';
import { EnvironmentLanes } from './environment-lanes';
import { LANES_MAX } from './track';

it('gives each environment a lane and a number of its own', () => {
  const lanes = new EnvironmentLanes();
  expect([lanes.placeOf('a', 0), lanes.placeOf('b', 0), lanes.placeOf('a', 0)]).toEqual([
    { lane: 0, number: 1 },
    { lane: 1, number: 2 },
    { lane: 0, number: 1 },
  ]);
});

it('hands the lane of one that was shut down to the next', () => {
  const lanes = new EnvironmentLanes();
  lanes.placeOf('a', 0);
  lanes.shutDown('a', 5, 'idle');
  expect(lanes.placeOf('b', 0)).toEqual({ lane: 0, number: 2 });
});

it.each([
  [1, 'env 1'],
  [2, 'env 1, 2'],
  [5, 'env 1 … 5'],
])('names a lane after the %i environments that had it', (count, label) => {
  const lanes = new EnvironmentLanes();
  for (let index = 0; index < count; index += 1) {
    lanes.placeOf(`e${index}`, 0);
    lanes.shutDown(`e${index}`, 5, 'idle');
  }
  expect(lanes.labelOf(0)).toBe(label);
});

it('has no lane for more than can be shown', () => {
  const lanes = new EnvironmentLanes();
  for (let index = 0; index < LANES_MAX.environments; index += 1) lanes.placeOf(`e${index}`, 0);
  expect(lanes.placeOf('one too many', 0).lane).toBe(-1);
});

it('counts again from 1 when the function is made anew', () => {
  const lanes = new EnvironmentLanes();
  lanes.placeOf('a', 0);
  lanes.beginAgain(7);
  expect(lanes.placeOf('b', 0)).toEqual({ lane: 0, number: 1 });
});

it('remembers from when to when each environment of a lane was there, and why it went', () => {
  const lanes = new EnvironmentLanes();
  lanes.placeOf('a', 10);
  lanes.shutDown('a', 50, 'idle');
  lanes.placeOf('b', 60);
  expect(lanes.livesWithin(0, 20, 100)).toEqual([
    { number: 1, startedAt: 10, endedAt: 50, why: 'idle' },
    { number: 2, startedAt: 60, endedAt: undefined, why: undefined },
  ]);
  expect(lanes.livesWithin(0, 51, 100).map(({ number }) => number)).toEqual([2]);
});
