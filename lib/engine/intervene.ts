import { discard, dispatch, drop } from './async-invoke';
import type { CommandOf, CommandResult, Refusal } from './commands';
import { type Decision, nextSequence } from './decision';
import type { Intervention } from './events';
import { refusal } from './refusals';
import type { RuleId } from './rules';
import type { Invocation, InvocationPhase } from './state';

/** What AWS cannot do: the next attempt now, no more attempts, or out of the queue. Told as what it is, then done by the usual rules. */
export function intervene(
  decision: Decision,
  { requestId, action }: CommandOf<'intervene'>,
): CommandResult<'intervene'> {
  const invocation = decision.state.invocations.get(requestId);
  const why = invocation === undefined ? unknown(requestId) : objection(invocation, action);
  if (invocation === undefined || why !== undefined) {
    return { refusal: why ?? unknown(requestId), requestId: undefined };
  }
  decision.emit({
    sequence: nextSequence(decision),
    at: decision.at,
    type: 'event-intervened',
    requestId,
    functionName: invocation.functionName,
    action,
    rule: RULE_OF[action],
  });
  if (action === 'fire-next-attempt') dispatch(decision, invocation);
  else if (action === 'drop-event') drop(decision, invocation);
  else if (isRetryWait(invocation.phase)) discard(decision, invocation, 'RetriesExhausted', 'LAB-03');
  return { refusal: undefined, answer: {} };
}

const RULE_OF: Readonly<Record<Intervention, RuleId>> = {
  'fire-next-attempt': 'LAB-02',
  'cancel-retries': 'LAB-03',
  'drop-event': 'LAB-04',
};

function objection(invocation: Invocation, action: Intervention): Refusal | undefined {
  const { invocationType, phase, retriesCancelled } = invocation;
  if (invocationType !== 'Event') {
    return refusal(409, 'NotAsynchronous', 'Only an asynchronous invocation is in the queue.');
  }
  if (invocation.endedAt !== undefined) return refusal(409, 'AlreadyEnded', `The event has ended: ${phase}.`);
  if (action === 'cancel-retries') {
    return retriesCancelled ? refusal(409, 'AlreadyCancelled', 'Its retries are cancelled already.') : undefined;
  }
  if (phase === 'queued' || isRetryWait(phase)) return undefined;
  return refusal(409, 'NotWaiting', 'The event is not in the queue and does not wait: its function runs.');
}

function isRetryWait(phase: InvocationPhase): boolean {
  return phase === 'retry-wait' || phase === 'throttle-wait';
}

function unknown(requestId: string): Refusal {
  return refusal(404, 'UnknownInvocation', `There is no invocation ${JSON.stringify(requestId)}.`);
}
