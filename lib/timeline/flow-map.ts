import type { DeliveryKind } from '@/lib/engine/events';
import type { Invocation, LabState } from '@/lib/engine/state';
import { callEdges, functionEdges } from './flow-edges';
import { environmentSlots, type FlowSlot } from './flow-slots';
import {
  CALLER_KINDS,
  type CallerKind,
  callerKind,
  callerPlace,
  DISCARDED_PLACE,
  type FlowTally,
  functionPlace,
  QUEUE_PLACE,
  wayId,
} from './flow-tally';
import { targetNodes } from './flow-targets';

/** A place of the map, with its numbers at the moment that is shown. */
export type FlowNode =
  | {
      readonly kind: 'caller';
      readonly id: string;
      readonly caller: CallerKind;
      readonly queued: number;
      readonly called: number;
      readonly dryRuns: number;
      readonly refused: number;
    }
  | {
      readonly kind: 'queue';
      readonly id: string;
      readonly queued: number;
      readonly waiting: number;
      readonly throttled: number;
      /** Acceptance of the oldest event in it. */
      readonly oldestAt: number | undefined;
    }
  | {
      readonly kind: 'function';
      readonly id: string;
      readonly functionName: string;
      readonly isDeleted: boolean;
      readonly isUsed: boolean;
      readonly reservedConcurrency: number | undefined;
      readonly slots: readonly FlowSlot[];
      readonly succeeded: number;
      readonly failed: number;
      readonly coldStarts: number;
    }
  | {
      readonly kind: 'target';
      readonly id: string;
      readonly name: string;
      readonly target: 'queue' | 'function' | 'unknown';
      readonly roles: readonly DeliveryKind[];
      /** What lies in it; undefined: it is no queue of this lab. */
      readonly messages: number | undefined;
      readonly arrived: number;
    }
  | { readonly kind: 'discarded'; readonly id: string; readonly count: number }
  /** Functions there is no room for. */
  | { readonly kind: 'rest'; readonly id: string; readonly count: number };

export type FlowNodeOf<K extends FlowNode['kind']> = Extract<FlowNode, { kind: K }>;

/** What a way is for; `lost`: deliveries that did not arrive. */
export type FlowEdgeKind = 'call' | 'accept' | 'dispatch' | 'retry' | 'throttle' | DeliveryKind | 'lost' | 'discard';

export interface FlowEdge {
  /** As `wayId` makes it. */
  readonly id: string;
  readonly kind: FlowEdgeKind;
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface FlowMap {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  /** Those that have not ended, oldest first. */
  readonly live: readonly Invocation[];
}

/** More are not read at one look; those that were used most are shown. */
const FUNCTIONS_SHOWN_MAX = 12;

/** The lab at one moment as places and ways: what is configured, and what has gone there. */
export function flowMap(state: LabState, tally: FlowTally): FlowMap {
  const live = liveInvocations(state);
  const callers = callerNodes(state, tally);
  const all = functionNodes(state, tally);
  const functions = mostUsed(all);
  const nodes: FlowNode[] = [...callers, queueNode(live), ...functions];
  if (functions.length < all.length) nodes.push({ kind: 'rest', id: 'rest', count: all.length - functions.length });
  const discarded = [...tally.functionNames].reduce(
    (sum, name) => sum + tally.countOf(wayId(functionPlace(name), DISCARDED_PLACE), state.sequence),
    0,
  );
  nodes.push(...targetNodes(state, tally), { kind: 'discarded', id: DISCARDED_PLACE, count: discarded });
  const ids = new Set(nodes.map((node) => node.id));
  const edges = [
    ...callEdges(state, tally, callers, functions),
    ...functions.flatMap(({ functionName }) => functionEdges(state, tally, functionName)),
  ];
  return { nodes, edges: edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)), live };
}

/** What has not ended, oldest first. */
function liveInvocations(state: LabState): Invocation[] {
  const live: Invocation[] = [];
  if (state.pendingInvocations === 0) return live;
  for (const invocation of state.invocations.values()) if (invocation.endedAt === undefined) live.push(invocation);
  return live;
}

/** The kind of caller that an invocation came from. */
export function callerOf(invocation: Invocation): string {
  return callerPlace(callerKind(invocation.source));
}

function callerNodes(state: LabState, tally: FlowTally): FlowNodeOf<'caller'>[] {
  const nodes = CALLER_KINDS.map((caller) => {
    const id = callerPlace(caller);
    return {
      kind: 'caller' as const,
      id,
      caller,
      queued: tally.countOf(wayId(id, QUEUE_PLACE), state.sequence),
      called: functionNamesOf(state, tally).reduce(
        (sum, name) => sum + tally.countOf(wayId(id, functionPlace(name)), state.sequence),
        0,
      ),
      dryRuns: tally.countAt(id, 'dry-run', state.sequence),
      refused: tally.countAt(id, 'refused', state.sequence),
    };
  });
  // Whoever has not called takes no room; before the first call the usual three show who could.
  const active = nodes.filter((node) => node.queued + node.called + node.dryRuns + node.refused > 0);
  return active.length > 0 ? active : nodes.filter(({ caller }) => USUAL_CALLERS.has(caller));
}

const USUAL_CALLERS: ReadonlySet<CallerKind> = new Set(['cli', 'sdk', 'browser']);

function queueNode(live: readonly Invocation[]): FlowNodeOf<'queue'> {
  const inQueue = live.filter(({ phase }) => phase === 'queued' || phase === 'retry-wait' || phase === 'throttle-wait');
  const countOf = (phase: Invocation['phase']) => inQueue.filter((invocation) => invocation.phase === phase).length;
  return {
    kind: 'queue',
    id: QUEUE_PLACE,
    queued: countOf('queued'),
    waiting: countOf('retry-wait'),
    throttled: countOf('throttle-wait'),
    oldestAt: inQueue[0]?.acceptedAt,
  };
}

/** As they are ordered, but only as many as there is room for. */
function mostUsed(functions: readonly FlowNodeOf<'function'>[]): readonly FlowNodeOf<'function'>[] {
  if (functions.length <= FUNCTIONS_SHOWN_MAX) return functions;
  const use = ({ succeeded, failed, slots }: FlowNodeOf<'function'>) => succeeded + failed + slots.length;
  const chosen = new Set(functions.toSorted((left, right) => use(right) - use(left)).slice(0, FUNCTIONS_SHOWN_MAX));
  return functions.filter((node) => chosen.has(node));
}

/** Functions of the lab as they were created, and after them those that are gone but were used. */
export function functionNamesOf(state: LabState, tally: FlowTally): string[] {
  const gone = [...tally.functionNames].filter((name) => !state.functions.has(name));
  return [...state.functions.keys(), ...gone];
}

function functionNodes(state: LabState, tally: FlowTally): FlowNodeOf<'function'>[] {
  const slots = environmentSlots(state);
  return functionNamesOf(state, tally).flatMap((functionName) => {
    const id = functionPlace(functionName);
    const count = (what: 'succeeded' | 'failed' | 'cold') => tally.countAt(id, what, state.sequence);
    const own = slots.get(functionName) ?? [];
    const [succeeded, failed, coldStarts] = [count('succeeded'), count('failed'), count('cold')];
    const isUsed = own.length + succeeded + failed + coldStarts > 0;
    const fn = state.functions.get(functionName);
    if (fn === undefined && !isUsed) return [];
    const reservedConcurrency = fn?.reservedConcurrency;
    const isDeleted = fn === undefined;
    const counts = { succeeded, failed, coldStarts };
    return [{ kind: 'function', id, functionName, isDeleted, isUsed, reservedConcurrency, slots: own, ...counts }];
  });
}
