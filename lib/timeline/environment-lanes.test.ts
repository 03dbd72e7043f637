import { expect, it } from 'vitest';
import { EnvironmentLanes } from './environment-lanes';
import { LANES_MAX } from './track';

it('gives each environment a lane and a number of its own', () => {
  const lanes = new EnvironmentLanes();
  expect([lanes.placeOf('a'), lanes.placeOf('b'), lanes.placeOf('a')]).toEqual([
    { lane: 0, number: 1 },
    { lane: 1, number: 2 },
    { lane: 0, number: 1 },
  ]);
});

it('hands the lane of one that was shut down to the next', () => {
  const lanes = new EnvironmentLanes();
  lanes.placeOf('a');
  lanes.shutDown('a');
  expect(lanes.placeOf('b')).toEqual({ lane: 0, number: 2 });
});

it.each([
  [1, 'env 1'],
  [2, 'env 1, 2'],
  [5, 'env 1 … 5'],
])('names a lane after the %i environments that had it', (count, label) => {
  const lanes = new EnvironmentLanes();
  for (let index = 0; index < count; index += 1) {
    lanes.placeOf(`e${index}`);
    lanes.shutDown(`e${index}`);
  }
  expect(lanes.labelOf(0)).toBe(label);
});

it('has no lane for more than can be shown', () => {
  const lanes = new EnvironmentLanes();
  for (let index = 0; index < LANES_MAX.environments; index += 1) lanes.placeOf(`e${index}`);
  expect(lanes.placeOf('one too many').lane).toBe(-1);
});

it('counts again from 1 when the function is made anew', () => {
  const lanes = new EnvironmentLanes();
  lanes.placeOf('a');
  lanes.beginAgain();
  expect(lanes.placeOf('b')).toEqual({ lane: 0, number: 1 });
});
