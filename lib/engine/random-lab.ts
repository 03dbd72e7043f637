import type {
  EventInvokeConfig,
  Fault,
  FaultKind,
  FaultPlan,
  FunctionConfiguration,
  ScriptedOutcome,
} from './function-configuration';
import { DEFAULT_LAB_SETTINGS, type LabSettings } from './lab-settings';
import type { QueueAttributes } from './queue';
import type { Dice } from './random-dice';
import { configurationOf } from './test-lab';

/** Names that random commands use; `nobody` and `gone` are never made. */
export const FUNCTION_NAMES = ['a', 'b', 'c', 'd'] as const;
export const QUEUE_NAMES = ['dead', 'done', 'other'] as const;

/** Settings of a random lab: AWS's own, or sometimes extreme. What could make a lab endless is bounded. */
export function randomSettings(dice: Dice): LabSettings {
  if (dice.chance(0.3)) return DEFAULT_LAB_SETTINGS;
  const coldStartMs = dice.pick([0, 1, 120, 9_999]);
  const dispatchMs = dice.pick([0, 1, 40, 59_990, 60_000]);
  return {
    coldStartMs: { min: coldStartMs, max: coldStartMs + dice.pick([0, 50]) },
    dispatchMs: { min: dice.pick([0, dispatchMs]), max: dispatchMs },
    environmentIdleMs: dice.pick([1, 500, 60_000, 600_000]),
    retryWaitsMs: dice.chance(0.6) ? [60_000, 120_000] : [dice.pick([0, 1, 700]), dice.pick([0, 5, 90_000])],
    throttleBackoffFirstMs: dice.pick([1, 1_000, 60_000]),
    throttleBackoffMaxMs: dice.pick([60_000, 300_000]),
    throttleJitter: dice.pick([0, 0, 0.1, 1]),
    duplicateProbability: dice.pick([0, 0, 0.1, 0.2]),
    accountConcurrency: dice.pick([1, 2, 3, 102, 1_000]),
  };
}

export function randomConfiguration(dice: Dice, functionName: string): FunctionConfiguration {
  return configurationOf(functionName, {
    timeoutMs: dice.pick([1_000, 3_000, 3_000, 61_000, 900_000]),
    memorySizeMb: dice.pick([128, 256, 10_240]),
    deadLetterTargetArn: dice.maybe(0.5, () => randomQueueArn(dice)),
  });
}

export const NO_EVENT_CONFIG: EventInvokeConfig = {
  maximumRetryAttempts: undefined,
  maximumEventAgeSeconds: undefined,
  onSuccessArn: undefined,
  onFailureArn: undefined,
};

export function randomEventConfig(dice: Dice): EventInvokeConfig {
  return {
    maximumRetryAttempts: dice.maybe(0.6, () => dice.between(0, 2)),
    maximumEventAgeSeconds: dice.maybe(0.6, () => dice.pick([60, 61, 90, 180, 181, 600, 21_600])),
    onSuccessArn: dice.maybe(0.5, () => randomTargetArn(dice)),
    onFailureArn: dice.maybe(0.6, () => randomTargetArn(dice)),
  };
}

export function randomFaultPlan(dice: Dice): FaultPlan {
  if (dice.chance(0.3)) return { outcomes: [], faults: [] };
  const outcomes = Array.from({ length: dice.between(0, 3) }, () => dice.pick(OUTCOMES));
  const faults = Array.from({ length: dice.pick([0, 0, 1, 2, 3]) }, () => randomFault(dice));
  return { outcomes, faults };
}

/** `dead` is where others move to, and now and then a queue names itself. */
export function randomQueueAttributes(dice: Dice, queueName: string): QueueAttributes {
  const deadLetterQueueName = dice.chance(0.1) ? queueName : 'dead';
  return {
    visibilityTimeoutMs: dice.pick([0, 1_000, 30_000]),
    delayMs: dice.pick([0, 0, 0, 5_000]),
    receiveWaitMs: 0,
    retentionMs: dice.pick([60_000, 345_600_000]),
    maximumMessageBytes: dice.pick([1_024, 1_048_576, 1_048_576]),
    redrive: dice.maybe(0.4, () => ({ deadLetterQueueName, maxReceiveCount: dice.between(1, 3) })),
  };
}

/** A duplicated event doubles a chain of functions at every hop, and a throttle without end fills the log: both stay rare. */
function randomFault(dice: Dice): Fault {
  const kind = dice.pick(FAULT_KINDS);
  const endless = kind === 'duplicate-delivery' ? 0 : kind === 'throttle' || kind === 'service-error' ? 0.1 : 0.5;
  return {
    kind,
    attempts: dice.maybe(0.4, () => dice.some([1, 2, 3], 0.5)),
    count: dice.maybe(1 - endless, () => dice.between(0, 6)),
    probability: dice.maybe(0.5, () => dice.pick([0, 0.1, 0.5, 1])),
    delayMs: kind === 'invocation-add-delay' ? dice.pick([0, 1, 700, 5_000]) : undefined,
  };
}

function randomTargetArn(dice: Dice): string {
  if (dice.chance(0.5)) return randomQueueArn(dice);
  return `arn:aws:lambda:us-east-1:000000000000:function:${dice.pick([...FUNCTION_NAMES, 'nobody'])}`;
}

function randomQueueArn(dice: Dice): string {
  if (dice.chance(0.05)) return 'arn:aws:sqs:eu-west-1:000000000000:dead';
  return `arn:aws:sqs:us-east-1:000000000000:${dice.pick([...QUEUE_NAMES, ...QUEUE_NAMES, 'gone'])}`;
}

const OUTCOMES: readonly ScriptedOutcome[] = [
  'success',
  'success',
  'error',
  'error',
  'timeout',
  'out-of-memory',
  'exit',
];

const FAULT_KINDS: readonly FaultKind[] = [
  'invocation-add-delay',
  'invocation-error',
  'invocation-timeout',
  'throttle',
  'service-error',
  'duplicate-delivery',
  'delivery-failure',
];
