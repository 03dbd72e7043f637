import type { LogEventOf } from '@/lib/engine/events';
import type { Invocation, LabState } from '@/lib/engine/state';
import { queuedPoint, SLOTS_SHOWN, slotPoint } from './flow-boxes';
import type { FlowLayout } from './flow-layout';
import type { FlowMap } from './flow-map';
import { type Point, pointAlong } from './flow-path';
import {
  DISCARDED_PLACE,
  functionPlace,
  QUEUE_PLACE,
  RETRY_PLACE,
  THROTTLE_PLACE,
  targetPlace,
  wayId,
} from './flow-tally';

export type FlowStage = 'queued' | 'init' | 'running' | 'retry-wait' | 'throttle-wait' | 'delivery' | 'discard';

/** One event on its way, or several at one place. */
export interface FlowToken {
  readonly key: string;
  readonly stage: FlowStage;
  readonly at: Point;
  /** The event; of several, the one that goes on first. */
  readonly invocation: Invocation;
  readonly count: number;
  /** When the stage ends, where that is known. */
  readonly endsAt: number | undefined;
}

export interface FlowMoment {
  readonly state: LabState;
  readonly map: FlowMap;
  readonly layout: FlowLayout;
  /** Sim time that is shown. */
  readonly now: number;
  /** Nothing moves: what travels a line stands in its middle, as one token with a count. */
  readonly isStill: boolean;
}

/** A delivery takes no sim time; so that it is seen, its token hops for this long. */
export const HOP_MS = 400;
/** As many events as are drawn one by one at one place; the rest are a number. */
const TOKENS_A_PLACE_MAX = 8;
/** Ended events are looked at this far back for a hop. */
const HOPS_MAX = 40;

/** Every event that lives, where it is: a function of state and sim time alone. */
export function flowTokens(moment: FlowMoment): FlowToken[] {
  const byPlace = new Map<string, FlowToken[]>();
  for (const invocation of moment.map.live) {
    const placed = place(moment, invocation);
    if (placed) byPlace.set(placed.place, [...(byPlace.get(placed.place) ?? []), placed.token]);
  }
  const tokens = [...byPlace].flatMap(([id, all]) => {
    const first = all[0];
    if (first === undefined) return [];
    if (first.stage === 'queued') return inQueue(moment, all);
    return moment.isStill && isTravelling(first) ? [gathered(id, all)] : capped(id, all);
  });
  return moment.isStill ? tokens : [...tokens, ...hops(moment)];
}

/** Of the way of one event: from its own log, by the same fold as the counts. */
function place(moment: FlowMoment, invocation: Invocation): { place: string; token: FlowToken } | undefined {
  switch (invocation.phase) {
    case 'queued':
      return { place: QUEUE_PLACE, token: tokenOf(invocation, 'queued', { x: 0, y: 0 }) };
    case 'retry-wait':
      return onLine(moment, invocation, 'retry-wait', RETRY_PLACE);
    case 'throttle-wait':
      return onLine(moment, invocation, 'throttle-wait', THROTTLE_PLACE);
    case 'initialising':
      return inSlot(moment, invocation, 'init');
    case 'running':
      return inSlot(moment, invocation, 'running');
    default:
      return undefined;
  }
}

function onLine(
  { layout, now, isStill }: FlowMoment,
  invocation: Invocation,
  stage: FlowStage,
  to: string,
): { place: string; token: FlowToken } | undefined {
  const id = wayId(functionPlace(invocation.functionName), to);
  const line = layout.lines.get(id);
  const wait = lastWait(invocation);
  if (!line || !wait) return undefined;
  const share = isStill ? 0.5 : waitShare(wait, now);
  return { place: id, token: { ...tokenOf(invocation, stage, pointAlong(line.path, share)), endsAt: wait.dispatchAt } };
}

/** How much of a wait has passed, 0 to 1. */
function waitShare({ at, dispatchAt }: LogEventOf<'retry-scheduled'>, now: number): number {
  return dispatchAt === at ? 1 : Math.min(1, Math.max(0, (now - at) / (dispatchAt - at)));
}

function lastWait({ log }: Invocation): LogEventOf<'retry-scheduled'> | undefined {
  return log.findLast((event): event is LogEventOf<'retry-scheduled'> => event.type === 'retry-scheduled');
}

function inSlot(
  { map, layout }: FlowMoment,
  invocation: Invocation,
  stage: FlowStage,
): { place: string; token: FlowToken } | undefined {
  const id = functionPlace(invocation.functionName);
  const node = map.nodes.find((one) => one.id === id);
  const box = layout.boxes.get(id);
  if (node?.kind !== 'function' || !box) return undefined;
  const index = node.slots.findIndex((slot) => slot.environmentId === invocation.environmentId);
  if (index < 0 || index >= SLOTS_SHOWN) return undefined;
  return { place: `${id} ${index}`, token: tokenOf(invocation, stage, slotPoint(box, index)) };
}

/** Those in the queue stand in a row, the oldest first. */
function inQueue({ layout }: FlowMoment, all: readonly FlowToken[]): FlowToken[] {
  const box = layout.boxes.get(QUEUE_PLACE);
  if (!box) return [];
  return capped(QUEUE_PLACE, all).map((token, index) => ({
    ...token,
    at: queuedPoint(box, index, layout.orientation),
  }));
}

function isTravelling({ stage }: FlowToken): boolean {
  return stage === 'retry-wait' || stage === 'throttle-wait';
}

/** One token for all of a place. */
function gathered(id: string, all: readonly FlowToken[]): FlowToken {
  const first = soonest(all)[0];
  if (first === undefined) throw new Error('a place without tokens is not gathered');
  return { ...first, key: id, count: all.length };
}

/** The first few one by one; where the last of them is stand all the others too. */
function capped(id: string, all: readonly FlowToken[]): FlowToken[] {
  if (all.length <= TOKENS_A_PLACE_MAX) return [...all];
  const ordered = soonest(all);
  const shown = ordered.slice(0, TOKENS_A_PLACE_MAX - 1);
  const next = ordered[TOKENS_A_PLACE_MAX - 1];
  if (next) shown.push({ ...next, key: `${id} rest`, count: all.length - shown.length });
  return shown;
}

function soonest(all: readonly FlowToken[]): FlowToken[] {
  return all.toSorted((left, right) => (left.endsAt ?? 0) - (right.endsAt ?? 0));
}

/** What was delivered or lost a moment ago is seen going there. */
function hops({ state, layout, now }: FlowMoment): FlowToken[] {
  const tokens: FlowToken[] = [];
  const oldest = Math.max(state.endedFrom, state.ended.length - HOPS_MAX);
  for (let index = state.ended.length - 1; index >= oldest; index -= 1) {
    const invocation = state.invocations.get(state.ended[index] ?? '');
    if (!invocation || now - (invocation.endedAt ?? 0) >= HOP_MS) break;
    for (const event of invocation.log) {
      const to = hopTarget(event);
      if (to === undefined || now - event.at >= HOP_MS || now < event.at) continue;
      const line = layout.lines.get(wayId(functionPlace(invocation.functionName), to));
      if (!line) continue;
      const stage = event.type === 'event-discarded' ? 'discard' : 'delivery';
      const at = pointAlong(line.path, (now - event.at) / HOP_MS);
      tokens.push({
        ...tokenOf(invocation, stage, at),
        key: `${invocation.requestId} ${to}`,
        endsAt: event.at + HOP_MS,
      });
    }
  }
  return tokens;
}

function hopTarget(event: Invocation['log'][number]): string | undefined {
  if (event.type === 'delivery-made') return targetPlace(event.target.arn);
  return event.type === 'event-discarded' && event.keptBy.length === 0 ? DISCARDED_PLACE : undefined;
}

function tokenOf(invocation: Invocation, stage: FlowStage, at: Point): FlowToken {
  return { key: invocation.requestId, stage, at, invocation, count: 1, endsAt: undefined };
}
