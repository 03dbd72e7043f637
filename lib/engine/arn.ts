import type { DeliveryTarget } from './events';
import type { LabState } from './state';

/** `FN`, or `FN:<qualifier>`. */
export function functionArn(state: LabState, functionName: string, qualifier?: string): string {
  const arn = `arn:aws:lambda:${state.region}:${state.accountId}:function:${functionName}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}

export function queueArn(state: LabState, queueName: string): string {
  return `arn:aws:sqs:${state.region}:${state.accountId}:${queueName}`;
}

/**
 * What a destination or dead-letter ARN points at, or undefined when it is nothing this lab can deliver to: another service,
 * region or account.
 */
export function deliveryTarget(state: LabState, arn: string): DeliveryTarget | undefined {
  const [, , service, region, accountId, ...rest] = arn.split(':');
  if (region !== state.region || accountId !== state.accountId) return undefined;
  const [first, second] = rest;
  if (service === 'sqs' && first !== undefined) return { kind: 'queue', arn, queueName: first };
  if (service === 'lambda' && first === 'function' && second !== undefined) {
    return { kind: 'function', arn, functionName: second };
  }
  return undefined;
}
