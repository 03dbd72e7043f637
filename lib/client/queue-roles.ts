import { queueArn } from '@/lib/engine/arn';
import type { LabState } from '@/lib/engine/state';

/** What a queue is for, as the functions have it. */
export type QueueRole = 'dead-letter' | 'OnFailure' | 'OnSuccess';

export interface QueueSummary {
  readonly queueName: string;
  readonly messages: number;
  readonly roles: readonly QueueRole[];
}

/** Every queue of the lab with its messages and roles; those that keep failures first. */
export function queueSummaries(state: LabState): QueueSummary[] {
  const roles = rolesByArn(state);
  const summaries = Array.from(state.queues.values(), ({ queueName, messages }) => ({
    queueName,
    messages: messages.size,
    roles: [...(roles.get(queueArn(state, queueName)) ?? [])],
  }));
  return summaries.sort((left, right) => rank(left) - rank(right));
}

/** `dead-letter, OnFailure`; empty for a queue that no function names. */
export function roleWords({ roles }: QueueSummary): string {
  return roles.join(', ');
}

const RANK: readonly (QueueRole | undefined)[] = ['dead-letter', 'OnFailure', 'OnSuccess', undefined];

function rank({ roles }: QueueSummary): number {
  return RANK.indexOf(roles[0]);
}

function rolesByArn(state: LabState): Map<string, Set<QueueRole>> {
  const found = new Map<string, Set<QueueRole>>();
  const add = (arn: string | undefined, role: QueueRole) => {
    if (arn === undefined || arn === '') return;
    const roles = found.get(arn) ?? new Set<QueueRole>();
    found.set(arn, roles.add(role));
  };
  for (const fn of state.functions.values()) {
    add(fn.configuration.deadLetterTargetArn, 'dead-letter');
    for (const { config } of fn.eventInvokeConfigs.values()) {
      add(config.onFailureArn, 'OnFailure');
      add(config.onSuccessArn, 'OnSuccess');
    }
  }
  return found;
}
