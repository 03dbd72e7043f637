import { invalidParameter } from '@/lib/aws/errors';
import type { HomeOfFunctions } from '@/lib/aws/function-name';
import type { FunctionConfiguration } from '@/lib/engine/function-configuration';
import { arnKind, unreachable } from './delivery-arn';
import { requireEnvironmentVariables } from './environment-variables';
import type { FunctionSettings } from './function-request';
import { requireRuntime } from './runtimes';

type Changes = { -readonly [K in keyof FunctionConfiguration]?: FunctionConfiguration[K] };

/** The members given, checked and in the engine's terms; members left out are left out here too. */
export function functionSettings(asked: FunctionSettings, home: HomeOfFunctions): Changes {
  const changes: Changes = {};
  if (asked.Runtime != null) {
    requireRuntime(asked.Runtime);
    changes.runtime = asked.Runtime;
  }
  if (asked.Handler != null) changes.handler = asked.Handler;
  if (asked.Description != null) changes.description = asked.Description;
  if (asked.Timeout != null) changes.timeoutMs = asked.Timeout * 1_000;
  if (asked.MemorySize != null) changes.memorySizeMb = asked.MemorySize;
  if (asked.EphemeralStorage?.Size != null) changes.ephemeralStorageMb = asked.EphemeralStorage.Size;
  if (asked.LoggingConfig?.LogFormat != null) changes.logFormat = asked.LoggingConfig.LogFormat;
  if (asked.Environment?.Variables != null) {
    requireEnvironmentVariables(asked.Environment.Variables);
    changes.environment = asked.Environment.Variables;
  }
  // DLQ-17: an empty object says nothing, an empty ARN clears.
  const deadLetterArn = asked.DeadLetterConfig?.TargetArn;
  if (deadLetterArn != null) {
    requireDeadLetterTarget(deadLetterArn, home);
    changes.deadLetterTargetArn = deadLetterArn;
  }
  return changes;
}

/** DLQ-01: a standard SQS queue; SNS topics are AWS's other choice. */
function requireDeadLetterTarget(arn: string, home: HomeOfFunctions): void {
  if (arn === '') return;
  const [, , service] = arn.split(':');
  if (service !== 'sqs' && service !== 'sns') {
    throw invalidParameter(`The provided dead letter queue ARN ${arn} is neither an SQS queue nor an SNS topic.`);
  }
  if (arnKind(arn, home) !== 'deliverable') throw invalidParameter(unreachable(arn, home));
}
