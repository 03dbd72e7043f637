import { describe, expect, it } from 'vitest';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import {
  configureEvents,
  createFunction,
  createQueue,
  idOf,
  invokeAs,
  sendEvent,
  TestLab,
} from '@/lib/engine/test-lab';
import { neighbourOf } from './flow-focus';
import { flowLayout } from './flow-layout';
import { type FlowNode, flowMap } from './flow-map';
import { pointAlong } from './flow-path';
import { FlowTally, foldFlow } from './flow-tally';
import { flowTokens, HOP_MS } from './flow-tokens';
import { flowTrail } from './flow-trail';
import { edgeName, nodeName, tokenName } from './flow-words';

/** Folds a log as the page does. */
function folded(log: readonly LogEvent[]) {
  const state = createLabState();
  const tally = new FlowTally();
  for (const event of log) {
    evolve(state, event);
    foldFlow(tally, event, state);
  }
  return { state, tally };
}

function mapOf(lab: TestLab) {
  const { state, tally } = folded(lab.log);
  return flowMap(state, tally);
}

function countsOf(lab: TestLab): Record<string, number> {
  return Object.fromEntries(mapOf(lab).edges.map((edge) => [edge.id, edge.count]));
}

function nodeOf(lab: TestLab, id: string): FlowNode {
  const node = mapOf(lab).nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}

/** `f` fails and is kept by a queue, `g` fails and is lost, `s` is called. */
function busyLab(): { lab: TestLab; letters: string } {
  const lab = new TestLab();
  const letters = createQueue(lab, 'letters');
  createFunction(lab, 'f', ['error'], { deadLetterTargetArn: letters });
  createFunction(lab, 'g', ['error']);
  createFunction(lab, 's');
  sendEvent(lab, 'f');
  sendEvent(lab, 'g');
  invokeAs(lab, 's', 'RequestResponse');
  invokeAs(lab, 's', 'DryRun');
  return { lab, letters };
}

describe('the counts on the ways', () => {
  it('tell how many went where', () => {
    const { lab, letters } = busyLab();
    lab.runUntilIdle();
    expect(countsOf(lab)).toEqual({
      'caller:client>queue': 2,
      'caller:client>function:s': 1,
      'queue>function:f': 3,
      'function:f>queue:retry': 2,
      [`function:f>target:${letters}`]: 1,
      'queue>function:g': 3,
      'function:g>queue:retry': 2,
      'function:g>discarded': 1,
    });
  });

  it('are those of the moment, not of now', () => {
    const { lab } = busyLab();
    lab.runTo(1_000);
    const then = countsOf(lab);
    const { sequence } = lab.state;
    lab.runUntilIdle();
    const { state } = folded(lab.log.slice(0, sequence));
    const { tally } = folded(lab.log);
    const shown = flowMap(state, tally);
    expect(Object.fromEntries(shown.edges.map((edge) => [edge.id, edge.count]))).toEqual(then);
    expect(then['queue>function:f']).toBe(1);
  });

  it('do not forget what the state has forgotten', () => {
    const { lab } = busyLab();
    lab.runUntilIdle();
    const { state, tally } = folded(lab.log);
    state.invocations.clear();
    expect(flowMap(state, tally).edges.find((edge) => edge.id === 'caller:client>queue')?.count).toBe(2);
  });

  it('show a configured way before anything has gone it', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', [], { deadLetterTargetArn: createQueue(lab, 'letters') });
    const map = mapOf(lab);
    expect(map.edges.map(({ kind, count }) => [kind, count])).toEqual(
      expect.arrayContaining([['dead-letter-queue', 0]]),
    );
    expect(map.nodes.map((node) => node.kind)).toContain('discarded');
  });

  it('keep apart what did not arrive', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn: createQueue(lab, 'letters') });
    lab.submit({ type: 'delete-queue', queueName: 'letters' });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    const kinds = mapOf(lab).edges.filter((edge) => edge.count > 0 && edge.from === 'function:f');
    expect(kinds.map(({ kind, count }) => [kind, count])).toEqual(
      expect.arrayContaining([
        ['lost', 1],
        ['discard', 1],
      ]),
    );
  });

  it('leave from the throttled part of the queue when there was no capacity', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 1 });
    sendEvent(lab, 'f');
    sendEvent(lab, 'f');
    lab.runTo(50);
    expect(countsOf(lab)['function:f>queue:throttle']).toBe(1);
    expect(nodeOf(lab, 'queue')).toMatchObject({ queued: 0, waiting: 0, throttled: 1 });
  });
});

describe('the names of places', () => {
  it('say the numbers of the queue and how old the oldest event is', () => {
    const { lab } = busyLab();
    lab.runTo(41_000);
    expect(nodeName(nodeOf(lab, 'queue'), 41_000)).toBe(
      'Event queue, 2 waiting, oldest 41 s, 0 queued, 2 waiting to retry, 0 throttled',
    );
  });

  it('say what a function, a queue and a caller have come to', () => {
    const { lab, letters } = busyLab();
    lab.runUntilIdle();
    expect(nodeName(nodeOf(lab, 'function:f'), lab.now)).toBe(
      'f, 1 environment, 0 in init, 0 running, 1 idle, 0 succeeded, 3 failed, 1 cold start',
    );
    expect(nodeName(nodeOf(lab, `target:${letters}`), lab.now)).toBe('letters, dead-letter queue, 1 message');
    expect(nodeName(nodeOf(lab, 'caller:client'), lab.now)).toBe(
      'HTTP client, 2 to the queue, 1 synchronous call, 1 dry run',
    );
    expect(nodeName(nodeOf(lab, 'discarded'), lab.now)).toBe('Discarded: nothing kept it, 1 event');
  });

  it('say where a way leads and how many went it', () => {
    const { lab } = busyLab();
    lab.runUntilIdle();
    const { edges, nodes } = mapOf(lab);
    const retry = edges.find((edge) => edge.id === 'function:f>queue:retry');
    expect(retry && edgeName(retry, nodes)).toBe('From f to Event queue, back for a retry: 2');
  });
});

describe('the tokens', () => {
  function tokensOf(lab: TestLab, now: number, isStill = false) {
    const map = mapOf(lab);
    const { state } = folded(lab.log);
    const layout = flowLayout(map, 'wide');
    return { layout, tokens: flowTokens({ state, map, layout, now, isStill }) };
  }

  it('travel the way back to the queue as the wait passes', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    sendEvent(lab, 'f');
    lab.runTo(1_000);
    const wait = lab.eventsOf('retry-scheduled')[0];
    if (wait === undefined) throw new Error('nothing waits');
    for (const share of [0, 0.25, 1]) {
      const { layout, tokens } = tokensOf(lab, wait.at + share * (wait.dispatchAt - wait.at));
      const line = layout.lines.get('function:f>queue:retry');
      expect(tokens.map((token) => token.at)).toEqual([line && pointAlong(line.path, share)]);
    }
  });

  it('say what they are and how long it takes', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    const requestId = sendEvent(lab, 'f');
    lab.runTo(1_000);
    const endsAt = lab.eventsOf('retry-scheduled')[0]?.dispatchAt ?? 0;
    const [token] = tokensOf(lab, endsAt - 35_000).tokens;
    expect(token && tokenName(token, endsAt - 35_000)).toBe(
      `f ${requestId.slice(0, 8)} waits for its 1st retry, 35 s left`,
    );
  });

  it('stand in the middle of their way, as one with a count, where nothing may move', () => {
    const lab = new TestLab();
    createFunction(lab, 'f', ['error']);
    sendEvent(lab, 'f');
    sendEvent(lab, 'f');
    lab.runTo(1_000);
    const early = tokensOf(lab, 10_000, true);
    const late = tokensOf(lab, 50_000, true);
    expect(early.tokens.map((token) => [token.stage, token.count])).toEqual([['retry-wait', 2]]);
    expect(late.tokens[0]?.at).toEqual(early.tokens[0]?.at);
  });

  it('sit in the environment that runs them', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    sendEvent(lab, 'f');
    sendEvent(lab, 'f');
    lab.runTo(115);
    const { tokens, layout } = tokensOf(lab, 115);
    const box = layout.boxes.get('function:f');
    expect(tokens.map((token) => token.stage)).toEqual(['running', 'running']);
    expect(tokens.every(({ at }) => box && at.x > box.x && at.x < box.x + box.widthPx)).toBe(true);
    expect(tokens[0]?.at).not.toEqual(tokens[1]?.at);
  });

  it('hop to where they were delivered, and are gone then', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { onSuccessArn: createQueue(lab, 'receipts') });
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    const at = lab.eventsOf('delivery-made')[0]?.at ?? 0;
    expect(tokensOf(lab, at + HOP_MS / 2).tokens.map((token) => token.stage)).toEqual(['delivery']);
    expect(tokensOf(lab, at + HOP_MS).tokens).toEqual([]);
    expect(tokensOf(lab, at + HOP_MS / 2, true).tokens).toEqual([]);
  });

  it('are a few and a number where many are', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    for (let index = 0; index < 30; index += 1) sendEvent(lab, 'f');
    const { tokens } = tokensOf(lab, 0);
    expect(tokens.length).toBeLessThan(10);
    expect(tokens.reduce((sum, token) => sum + token.count, 0)).toBe(30);
  });
});

describe('the layout', () => {
  it('puts no node over another, wide or tall, with a line for each way', () => {
    const { lab } = busyLab();
    lab.runUntilIdle();
    const map = mapOf(lab);
    for (const orientation of ['wide', 'tall'] as const) {
      const { boxes, lines } = flowLayout(map, orientation);
      const all = [...boxes.values()];
      expect([all.length, lines.size]).toEqual([map.nodes.length, map.edges.length]);
      const overlaps = all.flatMap((box, index) =>
        all
          .slice(index + 1)
          .filter(
            (other) =>
              box.x < other.x + other.widthPx &&
              other.x < box.x + box.widthPx &&
              box.y < other.y + other.heightPx &&
              other.y < box.y + box.heightPx,
          ),
      );
      expect(overlaps).toEqual([]);
    }
  });

  it('shows the functions that are used most where there are too many', () => {
    const lab = new TestLab();
    for (let index = 0; index < 30; index += 1) createFunction(lab, `f-${index}`);
    sendEvent(lab, 'f-29');
    lab.runUntilIdle();
    const { nodes } = mapOf(lab);
    const names = nodes.flatMap((node) => (node.kind === 'function' ? [node.functionName] : []));
    expect([names.length, names.includes('f-29')]).toEqual([12, true]);
    expect(nodes.find((node) => node.kind === 'rest')).toMatchObject({ count: 18 });
  });
});

describe('moving the focus', () => {
  it('goes along the ways, and up and down its column', () => {
    const { lab, letters } = busyLab();
    lab.runUntilIdle();
    const map = mapOf(lab);
    const layout = flowLayout(map, 'wide');
    const go = (id: string, key: string) => neighbourOf(map, layout, id, key);
    expect(go('caller:client', 'ArrowRight')).toBe('queue');
    expect(go('queue', 'ArrowRight')).toBe('function:f');
    expect(go('function:f', 'ArrowRight')).toBe(`target:${letters}`);
    expect(go('function:f', 'ArrowLeft')).toBe('queue');
    expect(go('function:f', 'ArrowDown')).toBe('function:g');
    expect(go('discarded', 'ArrowUp')).toBe(`target:${letters}`);
    expect(go('function:f', 'ArrowUp')).toBeUndefined();
  });
});

it('the trail of an invocation is every way that it went, and every place it came by', () => {
  const { lab, letters } = busyLab();
  const requestId = idOf(invokeAs(lab, 'f', 'Event'));
  lab.runUntilIdle();
  const { state } = folded(lab.log);
  const invocation = state.invocations.get(requestId);
  const trail = invocation && flowTrail(state, invocation);
  expect([...(trail?.ways ?? [])]).toEqual([
    'caller:client>queue',
    'queue>function:f',
    'function:f>queue:retry',
    `function:f>target:${letters}`,
  ]);
  expect([...(trail?.places ?? [])].sort()).toEqual(
    ['caller:client', 'function:f', 'queue', `target:${letters}`].sort(),
  );
});
