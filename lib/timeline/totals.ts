import { attemptCostDollars } from '@/lib/engine/attempt-cost';
import type { LogEventOf } from '@/lib/engine/events';
import type { OutcomeKind } from '@/lib/engine/function-configuration';
import { segmentKindOf } from './segments';
import type { Span } from './span';
import { StretchSums, TimeSums } from './time-sums';

/** What happened in a part of time. Times are cut off at its edges; what has a moment counts when that lies within. */
export interface TotalsRow {
  /** Undefined: all functions together. */
  readonly functionName: string | undefined;
  /** Attempts that ended, by outcome; those still running are not among them. */
  readonly outcomes: ReadonlyMap<OutcomeKind, number>;
  readonly attempts: number;
  readonly errors: number;
  /** Refusals with 429 or 500, of the queue's tries and of callers. */
  readonly throttles: number;
  readonly retryWaits: number;
  readonly retryWaitMs: number;
  readonly throttleWaits: number;
  readonly throttleWaitMs: number;
  readonly queuedMs: number;
  readonly initMs: number;
  readonly runMs: number;
  readonly deliveries: number;
  readonly failedDeliveries: number;
  readonly billedMs: number;
  readonly costDollars: number;
}

/** Sums over any part of time, by function. Costs a few binary searches, however much there is. */
export class Totals {
  readonly #functions = new Map<string, FunctionTotals>();

  began(span: Span): void {
    this.#of(span.functionName).began(span);
  }

  ended(span: Span): void {
    this.#of(span.functionName).ended(span);
  }

  /** An attempt ended: what it is billed. */
  billed(event: LogEventOf<'attempt-ended'>): void {
    const { billed, cost } = this.#of(event.functionName);
    billed.add(event.at, event.billedMs);
    cost.add(event.at, attemptCostDollars(event));
  }

  /** A row for each function that had anything in the part, by name. Nothing lies beyond `now`. */
  within(fromAt: number, toAt: number, now: number): readonly TotalsRow[] {
    const endAt = Math.min(toAt, now);
    return [...this.#functions]
      .map(([functionName, totals]) => totals.within(functionName, fromAt, endAt))
      .filter(hasAnything)
      .sort((left, right) => ((left.functionName ?? '') < (right.functionName ?? '') ? -1 : 1));
  }

  #of(functionName: string): FunctionTotals {
    let totals = this.#functions.get(functionName);
    if (!totals) {
      totals = new FunctionTotals();
      this.#functions.set(functionName, totals);
    }
    return totals;
  }
}

/** All rows as one. */
export function sumOfRows(rows: readonly TotalsRow[]): TotalsRow {
  const outcomes = new Map<OutcomeKind, number>();
  for (const row of rows) {
    for (const [outcome, count] of row.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
  }
  const sum = (pick: (row: TotalsRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return {
    functionName: undefined,
    outcomes,
    attempts: sum((row) => row.attempts),
    errors: sum((row) => row.errors),
    throttles: sum((row) => row.throttles),
    retryWaits: sum((row) => row.retryWaits),
    retryWaitMs: sum((row) => row.retryWaitMs),
    throttleWaits: sum((row) => row.throttleWaits),
    throttleWaitMs: sum((row) => row.throttleWaitMs),
    queuedMs: sum((row) => row.queuedMs),
    initMs: sum((row) => row.initMs),
    runMs: sum((row) => row.runMs),
    deliveries: sum((row) => row.deliveries),
    failedDeliveries: sum((row) => row.failedDeliveries),
    billedMs: sum((row) => row.billedMs),
    costDollars: sum((row) => row.costDollars),
  };
}

class FunctionTotals {
  readonly billed = new TimeSums();
  readonly cost = new TimeSums();
  readonly #stretches = {
    queued: new StretchSums(),
    init: new StretchSums(),
    running: new StretchSums(),
    'retry-wait': new StretchSums(),
    'throttle-wait': new StretchSums(),
  };
  readonly #outcomes = new Map<OutcomeKind, TimeSums>();
  readonly #throttles = new TimeSums();
  readonly #deliveries = new TimeSums();
  readonly #failedDeliveries = new TimeSums();

  began(span: Span): void {
    if (span.kind === 'throttled' || isRefusal(span)) this.#throttles.add(span.startAt, 1);
    if (span.kind === 'delivery') {
      (span.deliveredAs === undefined ? this.#failedDeliveries : this.#deliveries).add(span.startAt, 1);
    }
    const kind = segmentKindOf(span);
    if (kind !== undefined && kind !== 'delivery') this.#stretches[kind].begin(span.startAt);
  }

  ended(span: Span): void {
    const endAt = span.endAt ?? span.startAt;
    const kind = segmentKindOf(span);
    if (kind !== undefined && kind !== 'delivery') this.#stretches[kind].end(endAt);
    if (span.kind === 'run' && span.outcome !== undefined) this.#outcome(span.outcome).add(endAt, 1);
  }

  within(functionName: string, fromAt: number, toAt: number): TotalsRow {
    // A moment at the very end still lies within.
    const momentsTo = toAt + 1;
    const outcomes = new Map<OutcomeKind, number>();
    for (const [outcome, sums] of this.#outcomes) {
      const { count } = sums.within(fromAt, momentsTo);
      if (count > 0) outcomes.set(outcome, count);
    }
    const attempts = [...outcomes.values()].reduce((total, count) => total + count, 0);
    const retry = this.#stretches['retry-wait'].within(fromAt, toAt);
    const throttle = this.#stretches['throttle-wait'].within(fromAt, toAt);
    return {
      functionName,
      outcomes,
      attempts,
      errors: attempts - (outcomes.get('success') ?? 0),
      throttles: this.#throttles.within(fromAt, momentsTo).count,
      retryWaits: retry.count,
      retryWaitMs: retry.ms,
      throttleWaits: throttle.count,
      throttleWaitMs: throttle.ms,
      queuedMs: this.#stretches.queued.within(fromAt, toAt).ms,
      initMs: this.#stretches.init.within(fromAt, toAt).ms,
      runMs: this.#stretches.running.within(fromAt, toAt).ms,
      deliveries: this.#deliveries.within(fromAt, momentsTo).count,
      failedDeliveries: this.#failedDeliveries.within(fromAt, momentsTo).count,
      billedMs: this.billed.within(fromAt, momentsTo).sum,
      costDollars: this.cost.within(fromAt, momentsTo).sum,
    };
  }

  #outcome(outcome: OutcomeKind): TimeSums {
    let sums = this.#outcomes.get(outcome);
    if (!sums) {
      sums = new TimeSums();
      this.#outcomes.set(outcome, sums);
    }
    return sums;
  }
}

/** CON-12, ERR-29: a caller that was refused at once. */
function isRefusal(span: Span): boolean {
  return span.kind === 'answer' && (span.statusCode === 429 || span.statusCode === 500);
}

function hasAnything(row: TotalsRow): boolean {
  const { attempts, throttles, retryWaits, throttleWaits, queuedMs, initMs, runMs, deliveries, failedDeliveries } = row;
  const all = [attempts, throttles, retryWaits, throttleWaits, queuedMs, initMs, runMs, deliveries, failedDeliveries];
  return all.some((value) => value > 0);
}
