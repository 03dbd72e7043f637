import { expect, test } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { LabHistory } from './lab-history';
import { LogDifference } from './log-difference';

/** A lab whose log can grow, as a page has it. */
class GrowingLog {
  readonly state = createLabState();
  readonly history = new LabHistory(this.state);

  grow(events: readonly LogEvent[]): void {
    for (const event of events) {
      evolve(this.state, event);
      this.history.append(event, this.state);
    }
  }
}

function failingLab(): TestLab {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error']);
  sendEvent(lab, 'always-fails');
  lab.runTo(1_000);
  return lab;
}

/** Both labs up to the same moment; the fork is in another account. */
function forked() {
  const labs = [failingLab(), failingLab()] as const;
  const [original, fork] = [new GrowingLog(), new GrowingLog()];
  original.grow(labs[0].log);
  fork.grow(JSON.parse(JSON.stringify(labs[1].log).replaceAll('000000000000', '111111111111')));
  const difference = new LogDifference(
    () => original,
    () => fork,
  );
  return { labs, original, fork, difference, sequence: labs[0].log.length };
}

test('two labs that did the same are the same, whatever their accounts', () => {
  const { difference, sequence } = forked();
  expect(difference.look(5)).toMatchObject({ lastCommon: { sequence }, original: [], fork: [] });
});

test('they part where one does something else, and each tells what it did', () => {
  const { labs, original, fork, difference, sequence } = forked();
  const requestId = labs[0].state.invocations.keys().next().value ?? '';
  labs[0].submit({ type: 'intervene', requestId, action: 'drop-event' });
  labs[1].runTo(61_000);
  original.grow(labs[0].log.slice(sequence));
  fork.grow(labs[1].log.slice(sequence));
  const { lastCommon, original: left, fork: right } = difference.look(2);
  expect(lastCommon?.sequence).toBe(sequence);
  expect(left.map((event) => event.type)).toEqual(['event-intervened', 'event-discarded']);
  expect(right.map((event) => event.type)).toEqual(['attempt-started', 'attempt-ended']);
});

test('while only one has gone on, the other tells nothing', () => {
  const { labs, original, difference, sequence } = forked();
  labs[0].runTo(61_000);
  original.grow(labs[0].log.slice(sequence));
  const { original: left, fork: right } = difference.look(1);
  expect([left[0]?.type, right]).toEqual(['attempt-started', []]);
});

test('a clock of one lab alone is no difference', () => {
  const { labs, original, fork, difference, sequence } = forked();
  labs[1].submit({ type: 'change-clock', mode: 'paused', speed: 1, skipWaits: false });
  for (const lab of labs) lab.runTo(61_000);
  original.grow(labs[0].log.slice(sequence));
  fork.grow(labs[1].log.slice(sequence));
  const { lastCommon, original: left, fork: right } = difference.look(3);
  expect([lastCommon?.sequence, left, right]).toEqual([labs[0].log.length, [], []]);
});
