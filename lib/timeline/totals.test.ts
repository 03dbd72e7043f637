import { describe, expect, it } from 'vitest';
import { attemptCostDollars } from '@/lib/engine/attempt-cost';
import type { LogEvent, LogEventOf } from '@/lib/engine/events';
import { randomPlan } from '@/lib/engine/random-commands';
import { Dice } from '@/lib/engine/random-dice';
import { RandomRun } from '@/lib/engine/random-run';
import { createFunction, createQueue, sendEvent, TestLab } from '@/lib/engine/test-lab';
import type { Span, SpanKind } from './span';
import { timelineOf, timelineOfLab } from './test-timeline';
import type { TimelineModel } from './timeline-model';
import { sumOfRows, type TotalsRow } from './totals';

function totalsOf(model: TimelineModel, fromAt: number, toAt: number, now: number): TotalsRow {
  return sumOfRows(model.totals.within(fromAt, toAt, now));
}

describe('the totals of a part of time', () => {
  const lab = new TestLab();
  createFunction(lab, 'always-fails', ['error'], { deadLetterTargetArn: createQueue(lab, 'dlq') });
  sendEvent(lab, 'always-fails');
  lab.runUntilIdle();
  const model = timelineOfLab(lab);

  it('are those of the whole life when it is all of it', () => {
    expect(totalsOf(model, 0, 200_000, 200_000)).toMatchObject({
      attempts: 3,
      errors: 3,
      retryWaits: 2,
      retryWaitMs: 180_000,
      queuedMs: 10,
      initMs: 100,
      runMs: 30,
      deliveries: 1,
      billedMs: 130,
    });
  });

  it('cut a wait off at the edges, and count what ended within', () => {
    expect(totalsOf(model, 30_000, 60_130, 200_000)).toMatchObject({
      attempts: 1,
      retryWaits: 1,
      retryWaitMs: 30_120,
      runMs: 10,
      queuedMs: 0,
    });
  });

  it('know nothing of what is still to come', () => {
    const early = new TestLab();
    createFunction(early, 'always-fails', ['error']);
    sendEvent(early, 'always-fails');
    early.runTo(1_120);
    expect(totalsOf(timelineOfLab(early), 0, 500_000, 1_120).retryWaitMs).toBe(1_000);
  });

  it.each([3, 14, 15, 92, 65, 35])('agree with a sum over every span, seed %i', (seed) => {
    const run = new RandomRun(randomPlan(seed));
    run.play();
    const random = timelineOf(run.log);
    const dice = new Dice(seed, 5);
    const { now } = run.engine.state;
    for (let round = 0; round < 40; round += 1) {
      const [a, b] = [dice.between(0, now), dice.between(0, now)];
      const [fromAt, toAt] = [Math.min(a, b), Math.max(a, b)];
      const { costDollars, ...totals } = totalsOf(random, fromAt, toAt, now);
      const { costDollars: expectedDollars, ...expected } = summed(random, run.log, fromAt, toAt, now);
      expect(totals, `${fromAt} to ${toAt}`).toMatchObject(expected);
      expect(costDollars).toBeCloseTo(expectedDollars, 9);
    }
  });
});

/** The same numbers by looking at everything. */
function summed(model: TimelineModel, log: readonly LogEvent[], fromAt: number, toAt: number, now: number) {
  const isWithin = (at: number | undefined) => at !== undefined && at >= fromAt && at <= toAt;
  const lengthOf = (kind: SpanKind) =>
    model.spans
      .filter((span) => span.kind === kind)
      .reduce((sum, span) => sum + Math.max(0, Math.min(toAt, span.endAt ?? now) - Math.max(fromAt, span.startAt)), 0);
  const ended = log.filter((event): event is LogEventOf<'attempt-ended'> => event.type === 'attempt-ended');
  const within = ended.filter((event) => isWithin(event.at));
  const delivered = (span: Span) => span.kind === 'delivery' && span.deliveredAs !== undefined;
  return {
    attempts: within.length,
    errors: within.filter((event) => event.outcome !== 'success').length,
    queuedMs: lengthOf('queued'),
    initMs: lengthOf('init'),
    runMs: lengthOf('run'),
    retryWaitMs: lengthOf('retry-wait'),
    throttleWaitMs: lengthOf('throttle-wait'),
    deliveries: model.spans.filter((span) => delivered(span) && isWithin(span.startAt)).length,
    billedMs: within.reduce((sum, event) => sum + event.billedMs, 0),
    costDollars: within.reduce((sum, event) => sum + attemptCostDollars(event), 0),
  };
}
