import type { LogEvent } from '@/lib/engine/events';
import type { Invocation } from '@/lib/engine/state';
import { type InvocationStatus, invocationStatus } from './invocation-status';
import { OUTCOME_WORDS } from './outcome-words';
import { PrunedMap } from './pruned-map';

/** The parts of a life, each moment in one of them. */
export type LifePart = 'queued' | 'init' | 'run' | 'wait';

/** What lists say of an invocation, read once from its log. */
export interface InvocationFacts {
  readonly status: InvocationStatus;
  /** Time spent in each part that is over. */
  readonly partsMs: Readonly<Record<LifePart, number>>;
  /** The part that goes on, and since when. */
  readonly open: { readonly part: LifePart; readonly since: number } | undefined;
  /** The status in AWS's word, and what went wrong: `RetriesExhausted: the warehouse is closed`. */
  readonly outcome: string;
  /** Where it ended: `the caller`, `orders-dlq, orders-failed`, `discarded`; empty while it goes on. */
  readonly endedAt: string;
}

/** Facts are kept until the invocation's log has grown: twenty thousand are asked for five times a second. */
export class FactsStore {
  readonly #known = new PrunedMap<Invocation, { readonly length: number; readonly facts: InvocationFacts }>();

  of(invocation: Invocation): InvocationFacts {
    const { length } = invocation.log;
    const known = this.#known.get(invocation);
    if (known?.length === length) return known.facts;
    const facts = invocationFacts(invocation);
    this.#known.set(invocation, { length, facts });
    return facts;
  }
}

/** Reads an invocation's log. */
export function invocationFacts(invocation: Invocation): InvocationFacts {
  const status = invocationStatus(invocation);
  return { status, ...timesOf(invocation), outcome: outcomeOf(invocation, status), endedAt: endOf(invocation) };
}

function timesOf({ log, endedAt }: Invocation): Pick<InvocationFacts, 'partsMs' | 'open'> {
  const partsMs: Record<LifePart, number> = { queued: 0, init: 0, run: 0, wait: 0 };
  let open: InvocationFacts['open'];
  for (const event of log) {
    const next = partAfter(event);
    if (next === undefined) continue;
    if (open !== undefined) partsMs[open.part] += event.at - open.since;
    open = next === 'none' ? undefined : { part: next, since: event.at };
  }
  if (endedAt === undefined || open === undefined) return { partsMs, open };
  partsMs[open.part] += endedAt - open.since;
  return { partsMs, open: undefined };
}

/** The part that an event begins; `none`: the one before is over. Undefined: it changes nothing. */
function partAfter(event: LogEvent): LifePart | 'none' | undefined {
  switch (event.type) {
    case 'event-queued':
      return 'queued';
    case 'environment-init-started':
      return 'init';
    case 'attempt-started':
      return 'run';
    case 'retry-scheduled':
      return 'wait';
    case 'attempt-ended':
    case 'attempt-throttled':
    case 'event-succeeded':
    case 'event-discarded':
      return 'none';
    default:
      return undefined;
  }
}

function outcomeOf(invocation: Invocation, status: InvocationStatus): string {
  const { lastAttempt, endedAt, phase } = invocation;
  const problem = lastAttempt?.outcome === 'success' ? undefined : problemOf(invocation);
  if (phase === 'rejected') return problem === undefined ? status.word : `${status.word}: ${problem}`;
  if (problem === undefined) return endedAt === undefined ? '' : status.word;
  return phase === 'discarded' ? `${status.word}: ${problem}` : problem;
}

function problemOf({ lastAttempt, log }: Invocation): string | undefined {
  const first = log[0];
  if (first?.type === 'invocation-rejected') return first.message;
  if (lastAttempt === undefined) return undefined;
  return lastAttempt.errorMessage ?? OUTCOME_WORDS[lastAttempt.outcome];
}

function endOf({ log, endedAt, invocationType, phase }: Invocation): string {
  if (endedAt === undefined) return '';
  if (invocationType !== 'Event' || phase === 'rejected') return 'the caller';
  const targets = log.flatMap((event) =>
    event.type === 'delivery-made' ? [event.target.arn.slice(event.target.arn.lastIndexOf(':') + 1)] : [],
  );
  if (targets.length > 0) return [...new Set(targets)].join(', ');
  return phase === 'discarded' ? 'discarded' : 'no destination';
}
