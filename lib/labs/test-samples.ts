import { createHash } from 'node:crypto';
import type { Command } from '@/lib/engine/commands';
import {
  type EventInvokeConfig,
  type FaultPlan,
  type FunctionConfiguration,
  NO_FAULTS,
  type ScriptedCode,
} from '@/lib/engine/function-configuration';
import {
  EPHEMERAL_STORAGE_DEFAULT_MB,
  MEMORY_DEFAULT_MB,
  SQS_MESSAGE_MAX_BYTES,
  SQS_RETENTION_DEFAULT_SECONDS,
  SQS_VISIBILITY_TIMEOUT_DEFAULT_SECONDS,
  TIMEOUT_DEFAULT_SECONDS,
} from '@/lib/engine/limits';
import type { LabAccount } from './sample-functions';

interface Sample {
  readonly functionName: string;
  readonly description: string;
  readonly timeoutMs?: number;
  readonly memorySizeMb?: number;
  readonly code: Omit<ScriptedCode, 'kind'>;
  readonly outcomes?: FaultPlan['outcomes'];
  readonly deadLetterQueue?: string;
  readonly onSuccess?: { readonly queue: string } | { readonly fn: string };
  readonly onFailure?: { readonly queue: string };
}

/** What a new lab begins with: functions that make the AWS guide's and the classic tutorial's commands work as written. */
export function scriptedSampleCommands(account: LabAccount): readonly Command[] {
  return [
    ...QUEUES.map(createQueue),
    ...SAMPLES.map((sample) => createFunction(account, sample)),
    ...SAMPLES.flatMap((sample) => configureEventInvoke(account, sample)),
  ];
}

const QUEUES = ['orders-dlq', 'orders-failed', 'receipts'] as const;

const ECHO: Omit<ScriptedCode, 'kind'> = {
  durationMs: { min: 20, max: 90 },
  memoryUsedMb: { min: 58, max: 66 },
  response: { kind: 'echo' },
};

const SAMPLES: readonly Sample[] = [
  { functionName: 'aFunction', description: 'Answers with its payload', code: ECHO },
  { functionName: 'my-function', description: 'Answers with its payload', code: ECHO },
  {
    functionName: 'place-order',
    description: 'Fast: meant for a caller who waits for the answer',
    code: {
      durationMs: { min: 30, max: 120 },
      memoryUsedMb: { min: 70, max: 84 },
      response: json({ orderId: 'ord-1042', status: 'PLACED', total: { amount: 4990, currency: 'EUR' } }),
    },
  },
  {
    functionName: 'process-batch',
    description: 'Takes several seconds: meant for asynchronous use',
    timeoutMs: 60_000,
    memorySizeMb: 512,
    code: {
      durationMs: { min: 4_000, max: 9_000 },
      memoryUsedMb: { min: 210, max: 340 },
      response: json({ batchId: 'batch-2026-01-01', processed: 250, skipped: 0 }),
    },
    onSuccess: { fn: 'send-receipt' },
  },
  {
    functionName: 'flaky-payment',
    description: 'Fails twice, then succeeds',
    code: {
      durationMs: { min: 60, max: 240 },
      memoryUsedMb: { min: 74, max: 92 },
      response: json({ paymentId: 'pay-7781', status: 'CAPTURED' }),
    },
    outcomes: ['error', 'error', 'success'],
    onSuccess: { queue: 'receipts' },
    onFailure: { queue: 'orders-failed' },
  },
  {
    functionName: 'always-fails',
    description: 'Fails every time: its events end in the dead-letter queue',
    code: {
      durationMs: { min: 25, max: 80 },
      memoryUsedMb: { min: 60, max: 70 },
      response: json({ status: 'NEVER_SENT' }),
    },
    outcomes: ['error'],
    deadLetterQueue: 'orders-dlq',
    onFailure: { queue: 'orders-failed' },
  },
  {
    functionName: 'send-receipt',
    description: 'Target of a destination',
    code: {
      durationMs: { min: 40, max: 110 },
      memoryUsedMb: { min: 62, max: 74 },
      response: json({ receiptId: 'rcp-3307', channel: 'email' }),
    },
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
    codeSizeBytes: 294 + functionName.length,
    codeSha256: createHash('sha256').update(functionName).digest('base64'),
    code: { kind: 'scripted', ...sample.code },
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

function json(body: unknown): ScriptedCode['response'] {
  return { kind: 'json', body: JSON.stringify(body) };
}
