import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Engine } from './engine';
import type { LogEvent } from './events';
import { forkLog, type LogStretch } from './fork-log';
import { randomPlan } from './random-commands';
import { RandomRun } from './random-run';
import { simTime } from './sim-time';
import { restoreSnapshot, takeSnapshot } from './snapshot';
import { configureEvents, createFunction, createQueue, invokeAs, sendEvent, TestLab } from './test-lab';

const ACCOUNT = '123456789012';
const OLD_ARN = 'arn:aws:sqs:us-east-1:000000000000:q';
const NEW_ARN = `arn:aws:sqs:us-east-1:${ACCOUNT}:q`;

function forked(stretch: LogStretch, log: readonly LogEvent[], atMs?: number): LogStretch {
  const { state } = Engine.fromLog(log);
  const at = atMs === undefined ? state.now : simTime(atMs);
  const forkedFrom = { labId: state.accountId, sequence: state.sequence, at };
  return forkLog(stretch, state, { accountId: ACCOUNT, name: 'Fork', forkedFrom });
}

function stateOf({ base, events }: LogStretch) {
  return Engine.fromLog(events, base && restoreSnapshot(base)).state;
}

describe('a forked log', () => {
  it('stands at the moment, also when nothing happened then, with its clock paused and its origin told', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    const state = stateOf(forked({ base: undefined, events: lab.log }, lab.log, 5_000));
    const forkedFrom = { labId: '000000000000', sequence: lab.log.length, at: 5_000 };
    expect(state).toMatchObject({
      now: 5_000,
      accountId: ACCOUNT,
      name: 'Fork',
      clock: { mode: 'paused' },
      forkedFrom,
    });
  });

  it('names the new account in what the service wrote: configuration, targets, records, messages', () => {
    const lab = new TestLab();
    const deadLetterTargetArn = createQueue(lab, 'q');
    const environment = { QUEUE: 'http://localhost:3000/000000000000/q', ARN: OLD_ARN, PLAIN: '000000000000' };
    createFunction(lab, 'f', ['error'], { deadLetterTargetArn, environment });
    configureEvents(lab, 'f', { onFailureArn: OLD_ARN, maximumRetryAttempts: 0 });
    sendEvent(lab, 'f');
    invokeAs(lab, 'nobody', 'RequestResponse');
    lab.runUntilIdle();
    const stretch = forked({ base: undefined, events: lab.log }, lab.log);
    const state = stateOf(stretch);
    expect(state.functions.get('f')?.configuration).toMatchObject({
      role: `arn:aws:iam::${ACCOUNT}:role/lambda-role`,
      deadLetterTargetArn: NEW_ARN,
      environment: { QUEUE: `http://localhost:3000/${ACCOUNT}/q`, ARN: NEW_ARN, PLAIN: '000000000000' },
    });
    expect(state.functions.get('f')?.eventInvokeConfigs.get('$LATEST')?.config.onFailureArn).toBe(NEW_ARN);
    const bodies = Array.from(state.queues.get('q')?.messages.values() ?? [], ({ body }) => JSON.parse(body));
    expect(bodies[1].requestContext.functionArn).toBe(`arn:aws:lambda:us-east-1:${ACCOUNT}:function:f:$LATEST`);
    expect(JSON.stringify(stretch.events)).not.toContain(':000000000000:');
  });

  it('leaves what people wrote byte for byte: payloads, answers, log lines and messages', () => {
    const payload = `{ "arn" : "${OLD_ARN}", "url": "http://localhost:3000/000000000000/q" }`;
    const lab = new TestLab();
    createQueue(lab, 'q');
    createFunction(lab, 'f');
    configureEvents(lab, 'f', { onSuccessArn: OLD_ARN });
    const requestId = sendEvent(lab, 'f', payload);
    lab.submit({ type: 'send-message', queueName: 'q', body: payload, messageAttributes: {}, delayMs: undefined });
    lab.runUntilIdle();
    const state = stateOf(forked({ base: undefined, events: lab.log }, lab.log));
    const invocation = state.invocations.get(requestId);
    expect([invocation?.payload, invocation?.lastAttempt?.response]).toEqual([payload, payload]);
    const bodies = Array.from(state.queues.get('q')?.messages.values() ?? [], ({ body }) => body);
    expect(bodies[0]).toBe(payload);
    expect(bodies[1]).toContain(`"requestPayload":${payload}`);
    expect(bodies[1]).toContain(`"responsePayload":${payload}`);
  });

  it('shares every log event in which nothing changes', () => {
    const lab = new TestLab();
    createFunction(lab, 'f');
    sendEvent(lab, 'f');
    lab.runUntilIdle();
    const { events } = forked({ base: undefined, events: lab.log }, lab.log);
    const changed = lab.log.filter((event, index) => events[index] !== event).map(({ type }) => type);
    expect(changed).toEqual(['lab-created', 'function-created']);
  });

  it('is the same state from a snapshot as from the beginning', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const run = new RandomRun(randomPlan(seed));
      run.play();
      const cuts = [...run.boundaries].filter((sequence) => sequence > 0);
      const cut = cuts[Math.floor(cuts.length / 2)] ?? 1;
      const base = takeSnapshot(Engine.fromLog(run.log.slice(0, cut)).state);
      const whole = stateOf(forked({ base: undefined, events: run.log }, run.log));
      const part = stateOf(forked({ base, events: run.log.slice(cut) }, run.log));
      const same = isDeepStrictEqual(plain(part), plain(whole));
      if (!same) expect(plain(part), `seed ${seed}`).toEqual(plain(whole));
      expect(same).toBe(true);
    }
  });
});

/** Without the calendar, whose heap may be ordered otherwise. */
function plain(state: Engine['state']) {
  const { calendar, ...snapshot } = takeSnapshot(state);
  return { ...snapshot, next: state.calendar.peek(), entries: calendar.length > 0 };
}
