import type { FunctionState } from '@/lib/engine/state';

/** Where a function's events end up, in names instead of ARNs. */
export interface FunctionRoutes {
  readonly deadLetterQueue: string | undefined;
  readonly onSuccess: string | undefined;
  readonly onFailure: string | undefined;
}

/** The routes of `$LATEST`, which unqualified invokes use (ASY-46). */
export function functionRoutes(fn: FunctionState): FunctionRoutes {
  const config = fn.eventInvokeConfigs.get('$LATEST')?.config;
  return {
    deadLetterQueue: arnName(fn.configuration.deadLetterTargetArn),
    onSuccess: arnName(config?.onSuccessArn),
    onFailure: arnName(config?.onFailureArn),
  };
}

/** The last part of an ARN, which is the resource's own name; undefined for none. */
export function arnName(arn: string | undefined): string | undefined {
  return arn === undefined || arn === '' ? undefined : arn.slice(arn.lastIndexOf(':') + 1);
}
