import type { DeliveryKind, InvocationSource, LogEvent, LogEventOf } from '@/lib/engine/events';
import type { Invocation, LabState } from '@/lib/engine/state';

/** Who calls, as far as a caller tells. `function`: the code of a function, or one of its destinations. */
export const CALLER_KINDS = ['cli', 'sdk', 'browser', 'client', 'function'] as const;
export type CallerKind = (typeof CALLER_KINDS)[number];

/** How often something happened: the sequence of each time, so that any past moment has its own count. */
class Tally {
  readonly #sequences: number[] = [];

  add(sequence: number): void {
    this.#sequences.push(sequence);
  }

  /** How often up to and with the log event `sequence`. */
  until(sequence: number): number {
    let low = 0;
    let high = this.#sequences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sequences[middle] ?? 0) <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What can happen at a place of the map besides going on. */
export type PlaceCount = 'succeeded' | 'failed' | 'cold' | 'refused' | 'dry-run';

/**
 * How many went which way since the lab began. The state forgets what ended long ago; this does not. `foldFlow` fills it.
 * Ways are told by the places at their ends, as `wayId` makes them.
 */
export class FlowTally {
  readonly ways = new Map<string, Tally>();
  readonly places = new Map<string, Tally>();
  /** Every function that was ever tried, gone ones included, in order of first use. */
  readonly functionNames = new Set<string>();
  /** Where deliveries went or should have gone: ARN and sorts. */
  readonly targets = new Map<string, Set<DeliveryKind>>();

  went(from: string, to: string, sequence: number): void {
    add(this.ways, wayId(from, to), sequence);
  }

  happened(place: string, what: PlaceCount, sequence: number): void {
    add(this.places, `${place} ${what}`, sequence);
  }

  countOf(way: string, sequence: number): number {
    return this.ways.get(way)?.until(sequence) ?? 0;
  }

  countAt(place: string, what: PlaceCount, sequence: number): number {
    return this.places.get(`${place} ${what}`)?.until(sequence) ?? 0;
  }
}

export const QUEUE_PLACE = 'queue';
/** The same queue, entered again: after a function error, and after a refusal. */
export const RETRY_PLACE = 'queue:retry';
export const THROTTLE_PLACE = 'queue:throttle';
export const DISCARDED_PLACE = 'discarded';

export const callerPlace = (kind: CallerKind): string => `caller:${kind}`;
export const functionPlace = (functionName: string): string => `function:${functionName}`;
export const targetPlace = (arn: string): string => `target:${arn}`;
/** Deliveries that did not arrive have a way of their own. */
export const lostPlace = (arn: string): string => `lost:${arn}`;
export const wayId = (from: string, to: string): string => `${from}>${to}`;

/** Folds one log event, in place. `state` has it folded in. */
export function foldFlow(tally: FlowTally, event: LogEvent, state: LabState): void {
  switch (event.type) {
    case 'invocation-accepted':
      return accept(tally, event);
    case 'invocation-rejected':
      return tally.happened(callerPlace(callerKind(event.source)), 'refused', event.sequence);
    case 'environment-init-started':
      tally.happened(functionPlace(event.functionName), 'cold', event.sequence);
      return dispatch(tally, event, state);
    case 'attempt-started':
      // A cold one was counted when its environment was asked for.
      return event.cold ? undefined : dispatch(tally, event, state);
    case 'attempt-ended': {
      const what = event.outcome === 'success' ? 'succeeded' : 'failed';
      return tally.happened(functionPlace(event.functionName), what, event.sequence);
    }
    case 'retry-scheduled': {
      const place = event.why === 'function-error' ? RETRY_PLACE : THROTTLE_PLACE;
      return tally.went(functionPlace(event.functionName), place, event.sequence);
    }
    case 'delivery-made':
      return deliver(tally, event, event.target.arn, targetPlace(event.target.arn));
    case 'delivery-failed':
      return deliver(tally, event, event.targetArn, lostPlace(event.targetArn));
    case 'event-discarded':
      if (event.keptBy.length === 0) tally.went(functionPlace(event.functionName), DISCARDED_PLACE, event.sequence);
      return;
    default:
  }
}

/** Who a source is, in the map's coarse words. */
export function callerKind(source: InvocationSource): CallerKind {
  if (source.kind !== 'client') return 'function';
  const client = source.client.toLowerCase();
  if (client.startsWith('aws-cli')) return 'cli';
  if (client.startsWith('mozilla/')) return 'browser';
  return SDK_NAMES.some((name) => client.startsWith(name)) ? 'sdk' : 'client';
}

const SDK_NAMES = ['aws-sdk', 'boto'] as const;

function accept(tally: FlowTally, event: LogEventOf<'invocation-accepted'>): void {
  const { functionName, invocationType, source, sequence } = event;
  const caller = callerPlace(callerKind(source));
  if (invocationType === 'DryRun') return tally.happened(caller, 'dry-run', sequence);
  tally.functionNames.add(functionName);
  tally.went(caller, invocationType === 'Event' ? QUEUE_PLACE : functionPlace(functionName), sequence);
}

/** Only what the queue's reader takes comes from the queue; a synchronous call has come from its caller. */
function dispatch(
  tally: FlowTally,
  event: LogEventOf<'environment-init-started' | 'attempt-started'>,
  state: LabState,
): void {
  const invocation: Invocation | undefined = state.invocations.get(event.requestId);
  if (invocation?.invocationType !== 'Event') return;
  tally.went(QUEUE_PLACE, functionPlace(event.functionName), event.sequence);
}

function deliver(
  tally: FlowTally,
  event: LogEventOf<'delivery-made' | 'delivery-failed'>,
  arn: string,
  place: string,
): void {
  const kinds = tally.targets.get(arn) ?? new Set<DeliveryKind>();
  tally.targets.set(arn, kinds.add(event.kind));
  tally.went(functionPlace(event.functionName), place, event.sequence);
}

function add(tallies: Map<string, Tally>, id: string, sequence: number): void {
  let tally = tallies.get(id);
  if (!tally) {
    tally = new Tally();
    tallies.set(id, tally);
  }
  tally.add(sequence);
}
