import { deliveryTarget, queueArn } from '@/lib/engine/arn';
import type { DeliveryKind } from '@/lib/engine/events';
import type { FunctionState, LabState } from '@/lib/engine/state';
import { type FlowNodeOf, functionNamesOf } from './flow-map';
import { type FlowTally, functionPlace, lostPlace, targetPlace, wayId } from './flow-tally';

/** Queues, functions and others that events are delivered to; what keeps failures comes last. */
export function targetNodes(state: LabState, tally: FlowTally): FlowNodeOf<'target'>[] {
  const roles = targetRoles(state, tally);
  for (const name of state.queues.keys()) {
    const arn = queueArn(state, name);
    if (!roles.has(arn) && (state.queues.get(name)?.messages.size ?? 0) > 0) roles.set(arn, new Set());
  }
  const nodes = [...roles].map(([arn, kinds]) => {
    const target = deliveryTarget(state, arn);
    const queue = target?.kind === 'queue' ? state.queues.get(target.queueName) : undefined;
    const place = targetPlace(arn);
    return {
      kind: 'target' as const,
      id: place,
      name: arn.slice(arn.lastIndexOf(':') + 1),
      target: target?.kind ?? ('unknown' as const),
      roles: ROLE_ORDER.filter((kind) => kinds.has(kind)),
      messages: queue?.messages.size,
      arrived: functionNamesOf(state, tally).reduce(
        (sum, name) => sum + tally.countOf(wayId(functionPlace(name), place), state.sequence),
        0,
      ),
    };
  });
  return nodes.sort((left, right) => rank(left.roles) - rank(right.roles));
}

const ROLE_ORDER: readonly DeliveryKind[] = ['on-success', 'on-failure', 'dead-letter-queue'];

function rank(roles: readonly DeliveryKind[]): number {
  const first = roles[0];
  return first === undefined ? -1 : ROLE_ORDER.indexOf(first);
}

/** By ARN: what is configured now, and what was delivered to before. */
function targetRoles(state: LabState, tally: FlowTally): Map<string, Set<DeliveryKind>> {
  const roles = new Map<string, Set<DeliveryKind>>();
  const put = (arn: string, kind: DeliveryKind) => roles.set(arn, (roles.get(arn) ?? new Set()).add(kind));
  for (const fn of state.functions.values()) for (const { arn, kind } of routesOf(fn)) put(arn, kind);
  for (const [arn, kinds] of tally.targets) {
    const isReached = functionNamesOf(state, tally).some(
      (name) =>
        tally.countOf(wayId(functionPlace(name), targetPlace(arn)), state.sequence) > 0 ||
        tally.countOf(wayId(functionPlace(name), lostPlace(arn)), state.sequence) > 0,
    );
    if (isReached) for (const kind of kinds) put(arn, kind);
  }
  return roles;
}

/** Where a function's events can end, as it is configured. */
export function routesOf(fn: FunctionState): { arn: string; kind: DeliveryKind }[] {
  const routes: { arn: string | undefined; kind: DeliveryKind }[] = [
    { arn: fn.configuration.deadLetterTargetArn, kind: 'dead-letter-queue' },
  ];
  for (const { config } of fn.eventInvokeConfigs.values()) {
    routes.push({ arn: config.onSuccessArn, kind: 'on-success' }, { arn: config.onFailureArn, kind: 'on-failure' });
  }
  return routes.flatMap(({ arn, kind }) => (arn === undefined || arn === '' ? [] : [{ arn, kind }]));
}
