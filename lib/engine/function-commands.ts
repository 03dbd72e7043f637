import { deliveryTarget, functionArn } from './arn';
import type { CommandOf, CommandResult, Refusal } from './commands';
import { type Decision, nextSequence } from './decision';
import type { EventInvokeConfig } from './function-configuration';
import { UNRESERVED_CONCURRENCY_MIN } from './limits';
import { drawUuid } from './random';
import { functionNotFound, invalidParameter, refusal, staleRevision } from './refusals';
import type { FunctionState } from './state';

/** CreateFunction. MGT-07: a name that exists is refused. */
export function createFunction(
  decision: Decision,
  { configuration, faultPlan }: CommandOf<'create-function'>,
): CommandResult<'create-function'> {
  const { functionName } = configuration;
  if (decision.state.functions.has(functionName)) {
    return refused(refusal(409, 'ResourceConflictException', `Function already exist: ${functionName}`));
  }
  const revisionId = nextRevisionId(decision);
  decision.emit({ ...stamp(decision), type: 'function-created', functionName, configuration, faultPlan, revisionId });
  return { refusal: undefined, answer: { revisionId } };
}

/** UpdateFunctionConfiguration and UpdateFunctionCode. FUN-19: idle environments end now, busy ones after their invocation. */
export function configureFunction(
  decision: Decision,
  command: CommandOf<'configure-function'>,
): CommandResult<'configure-function'> {
  const { functionName, changes } = command;
  const fn = decision.state.functions.get(functionName);
  if (fn === undefined) return refused(functionNotFound(decision.state, functionName));
  if (command.revisionId !== undefined && command.revisionId !== fn.revisionId) return refused(staleRevision());
  const merged = { ...fn.configuration, ...changes };
  const configuration = { ...merged, deadLetterTargetArn: merged.deadLetterTargetArn || undefined };
  const revisionId = nextRevisionId(decision);
  decision.emit({ ...stamp(decision), type: 'function-configured', functionName, configuration, revisionId });
  shutDownIdle(decision, fn, functionName, 'function-configured');
  return { refusal: undefined, answer: { configuration, revisionId } };
}

/** DeleteFunction. Events still in the queue stay there and end as ASY-18 says. */
export function deleteFunction(
  decision: Decision,
  { functionName }: CommandOf<'delete-function'>,
): CommandResult<'delete-function'> {
  const fn = decision.state.functions.get(functionName);
  if (fn === undefined) return refused(functionNotFound(decision.state, functionName));
  shutDownIdle(decision, fn, functionName, 'function-deleted');
  decision.emit({ ...stamp(decision), type: 'function-deleted', functionName });
  return { refusal: undefined, answer: {} };
}

/** Put and DeleteFunctionConcurrency (CON-02, CON-32, CON-33). */
export function configureConcurrency(
  decision: Decision,
  { functionName, reservedConcurrency }: CommandOf<'configure-concurrency'>,
): CommandResult<'configure-concurrency'> {
  const { state } = decision;
  const fn = state.functions.get(functionName);
  if (fn === undefined) return refused(functionNotFound(state, functionName, '$LATEST'));
  const reservedByOthers = state.reservedConcurrency - (fn.reservedConcurrency ?? 0);
  const left = state.settings.accountConcurrency - reservedByOthers - (reservedConcurrency ?? 0);
  if (reservedConcurrency !== undefined && reservedConcurrency > 0 && left < UNRESERVED_CONCURRENCY_MIN) {
    const minimum = `its minimum value of [${UNRESERVED_CONCURRENCY_MIN}]`;
    return refused(
      invalidParameter(
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below ${minimum}.`,
      ),
    );
  }
  const revisionId = nextRevisionId(decision);
  decision.emit({ ...stamp(decision), type: 'concurrency-configured', functionName, reservedConcurrency, revisionId });
  return { refusal: undefined, answer: {} };
}

/** Put and UpdateFunctionEventInvokeConfig (ASY-40, ASY-41, ASY-47, ASY-48, ASY-50, ASY-51). */
export function configureEventInvoke(
  decision: Decision,
  command: CommandOf<'configure-event-invoke'>,
): CommandResult<'configure-event-invoke'> {
  const { functionName, qualifier, mode } = command;
  const fn = decision.state.functions.get(functionName);
  if (fn === undefined) return refused(refusal(404, 'ResourceNotFoundException', "The function doesn't exist."));
  const present = fn.eventInvokeConfigs.get(qualifier)?.config;
  if (mode === 'update' && present === undefined)
    return refused(noEventInvokeConfig(decision, functionName, qualifier));
  const config = mergeConfig(mode === 'update' ? present : undefined, command.config);
  for (const arn of [config.onSuccessArn, config.onFailureArn]) {
    const problem = arn === undefined ? undefined : destinationProblem(decision, functionName, arn);
    if (problem !== undefined) return refused(invalidParameter(problem));
  }
  decision.emit({ ...stamp(decision), type: 'event-invoke-configured', functionName, qualifier, config });
  return { refusal: undefined, answer: { config } };
}

/** DeleteFunctionEventInvokeConfig (ASY-48). */
export function deleteEventInvokeConfig(
  decision: Decision,
  { functionName, qualifier }: CommandOf<'delete-event-invoke-config'>,
): CommandResult<'delete-event-invoke-config'> {
  if (!decision.state.functions.get(functionName)?.eventInvokeConfigs.has(qualifier)) {
    return refused(noEventInvokeConfig(decision, functionName, qualifier));
  }
  decision.emit({ ...stamp(decision), type: 'event-invoke-configured', functionName, qualifier, config: undefined });
  return { refusal: undefined, answer: {} };
}

/** Our own: outcome script and faults. */
export function setFaults(
  decision: Decision,
  { functionName, faultPlan }: CommandOf<'set-faults'>,
): CommandResult<'set-faults'> {
  if (!decision.state.functions.has(functionName)) return refused(functionNotFound(decision.state, functionName));
  decision.emit({ ...stamp(decision), type: 'fault-set', functionName, faultPlan });
  return { refusal: undefined, answer: {} };
}

function mergeConfig(present: EventInvokeConfig | undefined, asked: EventInvokeConfig): EventInvokeConfig {
  return {
    maximumRetryAttempts: asked.maximumRetryAttempts ?? present?.maximumRetryAttempts,
    maximumEventAgeSeconds: asked.maximumEventAgeSeconds ?? present?.maximumEventAgeSeconds,
    onSuccessArn: (asked.onSuccessArn ?? present?.onSuccessArn) || undefined,
    onFailureArn: (asked.onFailureArn ?? present?.onFailureArn) || undefined,
  };
}

function destinationProblem(decision: Decision, functionName: string, arn: string): string | undefined {
  const target = deliveryTarget(decision.state, arn);
  if (target?.kind !== 'function') return undefined;
  if (target.functionName === functionName) return "You can't specify the function as a destination for itself.";
  return decision.state.functions.has(target.functionName) ? undefined : `The destination ARN ${arn} is invalid.`;
}

function shutDownIdle(
  decision: Decision,
  fn: FunctionState,
  functionName: string,
  why: 'function-configured' | 'function-deleted',
): void {
  for (const environmentId of [...fn.idle]) {
    decision.emit({
      ...stamp(decision),
      type: 'environment-shut-down',
      environmentId,
      functionName,
      why,
      rule: 'FUN-19',
    });
  }
}

function stamp(decision: Decision) {
  return { sequence: nextSequence(decision), at: decision.at };
}

function nextRevisionId({ state }: Decision): string {
  return drawUuid(state.seed, 'revisionId', state.counts.revisions);
}

function noEventInvokeConfig(decision: Decision, functionName: string, qualifier: string): Refusal {
  const arn = functionArn(decision.state, functionName, qualifier);
  return refusal(404, 'ResourceNotFoundException', `The function ${arn} doesn't have an EventInvokeConfig`);
}

function refused(why: Refusal): { refusal: Refusal; requestId: undefined } {
  return { refusal: why, requestId: undefined };
}
