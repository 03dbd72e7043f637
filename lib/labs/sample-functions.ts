import { createHash } from 'node:crypto';
import { writeCodePackage } from '@/lib/code-package/write-code-package';
import type { Command } from '@/lib/engine/commands';
import {
  type EventInvokeConfig,
  type FaultPlan,
  type FunctionConfiguration,
  NO_FAULTS,
} from '@/lib/engine/function-configuration';
import {
  EPHEMERAL_STORAGE_DEFAULT_MB,
  MEMORY_DEFAULT_MB,
  SQS_MESSAGE_MAX_BYTES,
  SQS_RETENTION_DEFAULT_SECONDS,
  SQS_VISIBILITY_TIMEOUT_DEFAULT_SECONDS,
  TIMEOUT_DEFAULT_SECONDS,
} from '@/lib/engine/limits';
import {
  ALWAYS_FAILS_HANDLER,
  ECHO_HANDLER,
  FLAKY_PAYMENT_HANDLER,
  PLACE_ORDER_HANDLER,
  PROCESS_BATCH_HANDLER,
  SEND_RECEIPT_HANDLER,
} from './sample-handlers';

/** Where a lab stands in AWS. */
export interface LabAccount {
  readonly accountId: string;
  readonly region: string;
}

interface Sample {
  readonly functionName: string;
  readonly description: string;
  readonly timeoutMs?: number;
  readonly memorySizeMb?: number;
  /** Source text of its only file. */
  readonly source: string;
  readonly outcomes?: FaultPlan['outcomes'];
  readonly deadLetterQueue?: string;
  readonly onSuccess?: { readonly queue: string } | { readonly fn: string };
  readonly onFailure?: { readonly queue: string };
}

/** What a new lab begins with: functions that make the AWS guide's and the classic tutorial's commands work as written. */
export function sampleCommands(account: LabAccount): readonly Command[] {
  return [
    ...QUEUES.map(createQueue),
    ...SAMPLES.map((sample) => createFunction(account, sample)),
    ...SAMPLES.flatMap((sample) => configureEventInvoke(account, sample)),
  ];
}

const QUEUES = ['orders-dlq', 'orders-failed', 'receipts'] as const;

const SAMPLES: readonly Sample[] = [
  { functionName: 'aFunction', description: 'Answers with its payload', source: ECHO_HANDLER },
  { functionName: 'my-function', description: 'Answers with its payload', source: ECHO_HANDLER },
  {
    functionName: 'place-order',
    description: 'Fast: meant for a caller who waits for the answer',
    source: PLACE_ORDER_HANDLER,
  },
  {
    functionName: 'process-batch',
    description: 'Takes several seconds: meant for asynchronous use',
    timeoutMs: 60_000,
    memorySizeMb: 512,
    source: PROCESS_BATCH_HANDLER,
    onSuccess: { fn: 'send-receipt' },
  },
  {
    functionName: 'flaky-payment',
    description: 'Fails twice, then succeeds',
    source: FLAKY_PAYMENT_HANDLER,
    outcomes: ['error', 'error', 'success'],
    onSuccess: { queue: 'receipts' },
    onFailure: { queue: 'orders-failed' },
  },
  {
    functionName: 'always-fails',
    description: 'Fails every time: its events end in the dead-letter queue',
    source: ALWAYS_FAILS_HANDLER,
    deadLetterQueue: 'orders-dlq',
    onFailure: { queue: 'orders-failed' },
  },
  {
    functionName: 'send-receipt',
    description: 'Target of a destination',
    source: SEND_RECEIPT_HANDLER,
    onSuccess: { queue: 'receipts' },
  },
];

function createQueue(queueName: string): Command {
  return {
    type: 'create-queue',
    queueName,
    attributes: {
      visibilityTimeoutMs: SQS_VISIBILITY_TIMEOUT_DEFAULT_SECONDS * 1000,
      delayMs: 0,
      receiveWaitMs: 0,
      retentionMs: SQS_RETENTION_DEFAULT_SECONDS * 1000,
      maximumMessageBytes: SQS_MESSAGE_MAX_BYTES,
      redrive: undefined,
    },
  };
}

function createFunction(account: LabAccount, sample: Sample): Command {
  const faultPlan: FaultPlan = { ...NO_FAULTS, outcomes: sample.outcomes ?? [] };
  return { type: 'create-function', configuration: configurationOf(account, sample), faultPlan };
}

function configurationOf(account: LabAccount, sample: Sample): FunctionConfiguration {
  const { functionName, description, deadLetterQueue } = sample;
  return {
    functionName,
    runtime: 'nodejs22.x',
    role: `arn:aws:iam::${account.accountId}:role/lambda-role`,
    handler: 'index.handler',
    description,
    timeoutMs: sample.timeoutMs ?? TIMEOUT_DEFAULT_SECONDS * 1000,
    memorySizeMb: sample.memorySizeMb ?? MEMORY_DEFAULT_MB,
    ephemeralStorageMb: EPHEMERAL_STORAGE_DEFAULT_MB,
    architecture: 'x86_64',
    environment: {},
    deadLetterTargetArn: deadLetterQueue === undefined ? undefined : queueArn(account, deadLetterQueue),
    logFormat: 'Text',
    ...deployed(sample.source),
  };
}

function configureEventInvoke(account: LabAccount, { functionName, onSuccess, onFailure }: Sample): readonly Command[] {
  if (onSuccess === undefined && onFailure === undefined) return [];
  const config: EventInvokeConfig = {
    maximumRetryAttempts: undefined,
    maximumEventAgeSeconds: undefined,
    onSuccessArn: onSuccess && targetArn(account, onSuccess),
    onFailureArn: onFailure && targetArn(account, onFailure),
  };
  return [{ type: 'configure-event-invoke', functionName, qualifier: '$LATEST', mode: 'put', config }];
}

function targetArn(account: LabAccount, target: { readonly queue: string } | { readonly fn: string }): string {
  if ('queue' in target) return queueArn(account, target.queue);
  return `arn:aws:lambda:${account.region}:${account.accountId}:function:${target.fn}`;
}

function queueArn({ region, accountId }: LabAccount, queueName: string): string {
  return `arn:aws:sqs:${region}:${accountId}:${queueName}`;
}

/** As if it had come in a zip: its size and hash are those of one. */
function deployed(source: string): Pick<FunctionConfiguration, 'code' | 'codeSizeBytes' | 'codeSha256'> {
  const files = { 'index.mjs': source };
  const zip = writeCodePackage(files);
  return {
    code: { kind: 'javascript', files },
    codeSizeBytes: zip.length,
    codeSha256: createHash('sha256').update(zip).digest('base64'),
  };
}
