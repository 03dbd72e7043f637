import type { Call } from '@/lib/aws/call';
import { lambdaError } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { functionArn } from '@/lib/engine/arn';
import { eventInvokeAnswer } from './event-invoke-answer';

export interface EventInvokeTarget {
  readonly functionName: string;
  /** ASY-46: no qualifier and `$LATEST` are the same record. */
  readonly qualifier: string;
}

/** Which record a call is about. */
export function eventInvokeTarget({ request, lab, segment }: Call): EventInvokeTarget {
  const { functionName, qualifier } = functionTarget(segment, request.query.get('Qualifier'), lab.state);
  return { functionName, qualifier: qualifier ?? '$LATEST' };
}

/** ASY-47: put needs the version or alias to be there; only `$LATEST` is. */
export function requireQualifier({ qualifier }: EventInvokeTarget): void {
  if (qualifier === '$LATEST') return;
  throw lambdaError(404, 'ResourceNotFoundException', "The function doesn't exist.");
}

/** The record as AWS sends it (ASY-48). */
export function presentEventInvokeConfig({ lab: { state } }: Call, { functionName, qualifier }: EventInvokeTarget) {
  const fn = state.functions.get(functionName);
  const answer = fn === undefined ? undefined : eventInvokeAnswer(state, fn, qualifier);
  if (answer !== undefined) return answer;
  throw lambdaError(
    404,
    'ResourceNotFoundException',
    `The function ${functionArn(state, functionName, qualifier)} doesn't have an EventInvokeConfig`,
  );
}
