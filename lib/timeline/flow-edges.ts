import type { LabState } from '@/lib/engine/state';
import type { FlowEdge, FlowEdgeKind, FlowNodeOf } from './flow-map';
import {
  DISCARDED_PLACE,
  type FlowTally,
  functionPlace,
  lostPlace,
  QUEUE_PLACE,
  RETRY_PLACE,
  THROTTLE_PLACE,
  targetPlace,
  wayId,
} from './flow-tally';
import { routesOf } from './flow-targets';

/** The ways of callers: into the queue, and past it straight to the functions that they called and waited for. */
export function callEdges(
  state: LabState,
  tally: FlowTally,
  callers: readonly FlowNodeOf<'caller'>[],
  functions: readonly FlowNodeOf<'function'>[],
): FlowEdge[] {
  return callers.flatMap(({ id: from }) => [
    edgeOf(state, tally, 'accept', from, QUEUE_PLACE),
    ...functions
      .map(({ functionName }) => edgeOf(state, tally, 'call', from, functionPlace(functionName)))
      .filter((edge) => edge.count > 0),
  ]);
}

/** The ways to and from one function. */
export function functionEdges(state: LabState, tally: FlowTally, functionName: string): FlowEdge[] {
  const place = functionPlace(functionName);
  const used = [
    edgeOf(state, tally, 'dispatch', QUEUE_PLACE, place),
    edgeOf(state, tally, 'retry', place, RETRY_PLACE),
    edgeOf(state, tally, 'throttle', place, THROTTLE_PLACE),
    edgeOf(state, tally, 'discard', place, DISCARDED_PLACE),
  ].filter((edge) => edge.count > 0);
  return [...used, ...deliveryEdges(state, tally, functionName)];
}

/** A configured way is there before anything has gone it. */
function deliveryEdges(state: LabState, tally: FlowTally, functionName: string): FlowEdge[] {
  const place = functionPlace(functionName);
  const fn = state.functions.get(functionName);
  const routes = fn === undefined ? [] : routesOf(fn);
  const arns = new Set([...routes.map(({ arn }) => arn), ...tally.targets.keys()]);
  return [...arns].flatMap((arn) => {
    const route = routes.find((one) => one.arn === arn);
    const kind = route?.kind ?? [...(tally.targets.get(arn) ?? [])][0] ?? 'on-failure';
    const made = edgeOf(state, tally, kind, place, targetPlace(arn));
    const lost = { ...edgeOf(state, tally, 'lost', place, lostPlace(arn)), to: targetPlace(arn) };
    return [...(made.count > 0 || route !== undefined ? [made] : []), ...(lost.count > 0 ? [lost] : [])];
  });
}

function edgeOf(state: LabState, tally: FlowTally, kind: FlowEdgeKind, from: string, to: string): FlowEdge {
  const id = wayId(from, to);
  const node = to === RETRY_PLACE || to === THROTTLE_PLACE ? QUEUE_PLACE : to;
  return { id, kind, from, to: node, count: tally.countOf(id, state.sequence) };
}
