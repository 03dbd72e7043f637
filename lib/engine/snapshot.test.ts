import { expect, test } from 'vitest';
import { Engine } from './engine';
import { evolve } from './evolve';
import { restoreSnapshot, takeSnapshot } from './snapshot';
import type { LabState } from './state';
import { configureEvents, createFunction, createQueue, invokeAs, sendEvent, TestLab } from './test-lab';

/** A lab with something of everything, in the middle of its work. */
function busyLab(): TestLab {
  const lab = new TestLab();
  const dlqArn = createQueue(lab, 'dlq');
  createFunction(lab, 'fails', ['error'], { deadLetterTargetArn: dlqArn });
  createFunction(lab, 'gone', ['error']);
  configureEvents(lab, 'fails', { onFailureArn: createQueue(lab, 'failed') });
  sendEvent(lab, 'fails');
  lab.runUntilIdle();
  sendEvent(lab, 'fails');
  sendEvent(lab, 'gone');
  lab.advance(1_000);
  lab.submit({ type: 'delete-function', functionName: 'gone' });
  invokeAs(lab, 'fails', 'RequestResponse');
  sendEvent(lab, 'fails');
  return lab;
}

test('a state restored from JSON is the state', () => {
  const { state } = busyLab();
  expect(state.deletedFunctions.size).toBe(1);
  const restored = restoreSnapshot(JSON.parse(JSON.stringify(takeSnapshot(state))));
  expectSame(restored, state);
});

test('a fold that goes on from a snapshot ends where the whole fold ends', () => {
  const lab = busyLab();
  const restored = restoreSnapshot(takeSnapshot(lab.state));
  const { sequence } = lab.state;
  lab.runUntilIdle();
  for (const event of lab.log.slice(sequence)) evolve(restored, event);
  expect(lab.state.sequence).toBeGreaterThan(sequence + 10);
  expectSame(restored, Engine.fromLog(lab.log).state);
});

test('a snapshot stays as it is while its state goes on, and can be restored twice', () => {
  const lab = busyLab();
  const snapshot = takeSnapshot(lab.state);
  const before = JSON.stringify(snapshot);
  const { sequence } = lab.state;
  const first = restoreSnapshot(snapshot);
  lab.runUntilIdle();
  for (const event of lab.log.slice(sequence)) evolve(first, event);
  expect(JSON.stringify(snapshot)).toBe(before);
});

/** The calendar keeps its entries to itself, so they are compared by hand. */
function expectSame(state: LabState, other: LabState): void {
  expect(state).toEqual(other);
  expect(state.calendar.entries()).toEqual(other.calendar.entries());
}
