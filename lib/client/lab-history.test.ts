import { expect, test } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import { restoreSnapshot, takeSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { LabHistory } from './lab-history';

/** Events that fail and are tried again, over several minutes. */
function failingLog(): readonly LogEvent[] {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error']);
  for (let count = 0; count < 5; count += 1) {
    sendEvent(lab, 'always-fails');
    lab.advance(10_000);
  }
  lab.runUntilIdle();
  return lab.log;
}

function historyOf(log: readonly LogEvent[], limits: ConstructorParameters<typeof LabHistory>[1] = {}) {
  const state = createLabState();
  const history = new LabHistory(state, limits);
  for (const event of log) {
    evolve(state, event);
    history.append(event, state);
  }
  return { history, state };
}

function freshState(log: readonly LogEvent[], sequence: number): LabState {
  const state = createLabState();
  for (const event of log.slice(0, sequence)) evolve(state, event);
  return state;
}

function textOf(state: LabState): string {
  return JSON.stringify(takeSnapshot(state));
}

test('the state at every place is what folding up to there gives', () => {
  const log = failingLog();
  const { history } = historyOf(log, { checkpointEvery: 7 });
  for (let sequence = log.length; sequence >= 0; sequence -= 1) {
    expect(textOf(history.stateAt(sequence))).toBe(textOf(freshState(log, sequence)));
  }
});

test('a step forward goes on from what is shown, a step back and a far jump do not', () => {
  const log = failingLog();
  const { history } = historyOf(log, { checkpointEvery: 20 });
  const shown = history.stateAt(24);
  expect(history.stateAt(26, shown)).toBe(shown);
  expect(history.stateAt(25, shown)).not.toBe(shown);
  expect(history.stateAt(61, shown)).not.toBe(shown);
});

test('looking at the past leaves the present as it is', () => {
  const log = failingLog();
  const { history, state } = historyOf(log, { checkpointEvery: 7 });
  const before = textOf(state);
  const shown = history.stateAt(10);
  history.stateAt(log.length, shown);
  expect(textOf(state)).toBe(before);
});

test('a sim time is the place after everything that happened at it', () => {
  const log = failingLog();
  const { history } = historyOf(log);
  const second = log.findLast((event) => event.at === 10_000);
  expect(history.sequenceAt(10_000)).toBe(second?.sequence);
  expect(history.sequenceAt(9_999.5)).toBeLessThan(second?.sequence ?? 0);
  expect(history.sequenceAt(Number.MAX_VALUE)).toBe(log.length);
});

test('beyond its limit it drops the oldest events and keeps the states of the rest', () => {
  const log = failingLog();
  const { history } = historyOf(log, { eventsKept: 30, slackEvents: 10, checkpointEvery: 8 });
  expect(history.baseSequence).toBeGreaterThan(0);
  expect(history.events[0]?.sequence).toBe(history.baseSequence + 1);
  expect(log.length - history.baseSequence).toBeGreaterThanOrEqual(30);
  for (const sequence of [history.baseSequence, history.baseSequence + 5, log.length]) {
    expect(textOf(history.stateAt(sequence))).toBe(textOf(freshState(log, sequence)));
  }
  expect(history.stateAt(1).sequence).toBe(history.baseSequence);
});

test('it can begin at a state that the server gives', () => {
  const log = failingLog();
  const base = restoreSnapshot(JSON.parse(JSON.stringify(takeSnapshot(freshState(log, 20)))));
  const history = new LabHistory(base, { checkpointEvery: 7 });
  for (const event of log.slice(20)) {
    evolve(base, event);
    history.append(event, base);
  }
  expect(JSON.parse(textOf(history.stateAt(33)))).toEqual(JSON.parse(textOf(freshState(log, 33))));
  expect([history.baseSequence, history.lastSequence]).toEqual([20, log.length]);
});
