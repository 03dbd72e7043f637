import { functionArn } from '@/lib/engine/arn';
import type { FunctionState, LabState } from '@/lib/engine/state';

/** One event invoke configuration as AWS sends it (ASY-45); undefined when the qualifier has none. */
export function eventInvokeAnswer(state: LabState, fn: FunctionState, qualifier: string) {
  const record = fn.eventInvokeConfigs.get(qualifier);
  if (record === undefined) return undefined;
  const { config, modifiedAt } = record;
  return {
    DestinationConfig: {
      OnFailure: { Destination: config.onFailureArn ?? null },
      OnSuccess: { Destination: config.onSuccessArn ?? null },
    },
    FunctionArn: functionArn(state, fn.configuration.functionName, qualifier),
    LastModified: (state.epochMs + modifiedAt) / 1_000,
    MaximumEventAgeInSeconds: config.maximumEventAgeSeconds ?? null,
    MaximumRetryAttempts: config.maximumRetryAttempts ?? null,
  };
}
