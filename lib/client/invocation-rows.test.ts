import { describe, expect, it } from 'vitest';
import {
  configureEvents,
  createFunction,
  createQueue,
  idOf,
  invokeAs,
  sendEvent,
  TestLab,
} from '@/lib/engine/test-lab';
import { FactsStore, invocationFacts } from './invocation-facts';
import { durationOf, orderRows, partsUntil, ROW_COLUMNS, type RowColumn } from './invocation-rows';

function mixedLab(): TestLab {
  const lab = new TestLab();
  createFunction(lab, 'b-fails', ['error']);
  createFunction(lab, 'a-works');
  for (const name of ['b-fails', 'a-works', 'b-fails']) {
    sendEvent(lab, name);
    lab.advance(500);
  }
  return lab;
}

function rowsOf(lab: TestLab, column: RowColumn, descending: boolean) {
  const facts = new FactsStore();
  return orderRows([...lab.state.invocations.values()], { column, descending }, (one) => facts.of(one));
}

function factsOf(lab: TestLab, requestId: string) {
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error(`no invocation ${requestId}`);
  return invocationFacts(invocation);
}

describe('the order of rows', () => {
  it('has the newest first, or the oldest', () => {
    const times = (descending: boolean) => rowsOf(mixedLab(), 'accepted', descending).map((row) => row.acceptedAt);
    expect([times(true), times(false)]).toEqual([
      [1_000, 500, 0],
      [0, 500, 1_000],
    ]);
  });

  it('has the newest first among equals', () => {
    const rows = rowsOf(mixedLab(), 'function', false);
    expect(rows.map((row) => [row.functionName, row.acceptedAt])).toEqual([
      ['a-works', 500],
      ['b-fails', 1_000],
      ['b-fails', 0],
    ]);
  });

  it('counts what goes on as longer than what ended', () => {
    const rows = rowsOf(mixedLab(), 'duration', true);
    expect(rows.map(durationOf)).toEqual([undefined, undefined, expect.any(Number)]);
  });

  it('keeps every row, by whichever column', () => {
    const lab = mixedLab();
    for (const column of ROW_COLUMNS) expect(new Set(rowsOf(lab, column, true)).size).toBe(3);
  });
});

describe('where the time went', () => {
  it('books every moment of a life once: queue, init, run and waits make the whole', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error', 'success']);
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { partsMs, open } = factsOf(lab, requestId);
    expect(open).toBeUndefined();
    expect(partsMs).toMatchObject({ queued: 10, init: 100, wait: 60_000 });
    const invocation = lab.state.invocations.get(requestId);
    const wholeMs = Object.values(partsMs).reduce((sum, ms) => sum + ms, 0);
    expect(wholeMs).toBe(invocation && durationOf(invocation));
  });

  it('lets the part that goes on grow with the time that is shown', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const facts = () => factsOf(lab, requestId);
    const requestId = sendEvent(lab, 'f');
    lab.runTo(1_000);
    const since = facts().open?.since ?? 0;
    expect(facts().open?.part).toBe('wait');
    expect(partsUntil(facts(), since + 40_000).at(-1)).toEqual({ part: 'wait', ms: 40_000 });
  });
});

describe('where it ended', () => {
  it('names every queue that kept an event, and says with what error it failed', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: createQueue(lab, 'letters') });
    configureEvents(lab, 'f', { onFailureArn: createQueue(lab, 'failed') });
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { endedAt, outcome } = factsOf(lab, requestId);
    expect(endedAt.split(', ').sort()).toEqual(['failed', 'letters']);
    expect(outcome).toMatch(/^RetriesExhausted: ./);
  });

  it('says discarded of an event that nothing kept', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = sendEvent(lab, 'f');
    lab.runUntilIdle();
    expect(factsOf(lab, requestId).endedAt).toBe('discarded');
  });

  it('is the caller for a synchronous call, and nowhere yet while it runs', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    const requestId = idOf(invokeAs(lab, 'f', 'RequestResponse'));
    expect(factsOf(lab, requestId).endedAt).toBe('');
    lab.runUntilIdle();
    expect(factsOf(lab, requestId)).toMatchObject({ endedAt: 'the caller', outcome: 'Success' });
  });
});
