import type { Command } from './commands';
import { NO_FAULTS } from './function-configuration';
import type { Dice } from './random-dice';
import {
  FUNCTION_NAMES,
  QUEUE_NAMES,
  randomConfiguration,
  randomEventConfig,
  randomFaultPlan,
  randomQueueAttributes,
} from './random-lab';
import type { LabState } from './state';

/** What a command may refer to: the lab as it is, and receipt handles handed out before. */
export interface Seen {
  readonly state: LabState;
  readonly receiptHandles: readonly string[];
}

/** Makes one kind of command; undefined when there is nothing it could be about. */
export type Maker = (dice: Dice, seen: Seen) => Command | undefined;

export const INVOKE: Maker = (dice) => ({
  type: 'invoke',
  functionName: anyFunction(dice),
  qualifier: dice.maybe(0.3, () => dice.pick(['$LATEST', '$LATEST', 'nope'])),
  invocationType: dice.pick(['Event', 'Event', 'Event', 'RequestResponse', 'DryRun']),
  payload: dice.pick(['{}', '{ "spaced" :  1.0 }', '"é𝕏\\u0000"', 'null', '[1,[2,{"a":null}]]', LONG]),
  source: CLIENT,
});

export const RECEIVE: Maker = (dice) => ({
  type: 'receive-messages',
  queueName: anyQueue(dice),
  maxMessages: dice.between(1, 10),
  visibilityTimeoutMs: dice.maybe(0.4, () => dice.pick([0, 1_000])),
});

const INTERVENE: readonly Maker[] = (['fire-next-attempt', 'cancel-retries', 'drop-event'] as const).map(
  (action) =>
    (dice, { state }) => {
      const waiting = [...state.invocations.values()].filter(({ endedAt }) => endedAt === undefined);
      const known = dice.chance(0.9) ? waiting : [...state.invocations.values()];
      return known.length === 0 ? undefined : { type: 'intervene', requestId: dice.pick(known).requestId, action };
    },
);

/** Mostly of what deliveries left, so that it is taken. */
const REDRIVE: Maker = (dice, { state }) => {
  const all = [...state.queues.values()].flatMap(({ queueName, messages }) =>
    Array.from(messages.values(), ({ messageId, delivery }) => ({ queueName, messageId, delivery })),
  );
  const left = all.filter(({ delivery }) => delivery !== undefined && delivery !== 'on-success');
  const from = left.length > 0 && dice.chance(0.8) ? left : all;
  if (from.length === 0) return { type: 'redrive-message', queueName: anyQueue(dice), messageId: 'none' };
  const { queueName, messageId } = dice.pick(from);
  return { type: 'redrive-message', queueName, messageId };
};

/** One of each kind that there is, besides invokes. */
export const RARE: readonly Maker[] = [
  (dice) => {
    const configuration = randomConfiguration(dice, dice.pick(FUNCTION_NAMES));
    return { type: 'create-function', configuration, faultPlan: randomFaultPlan(dice) };
  },
  (dice) => ({
    type: 'configure-function',
    functionName: anyFunction(dice),
    changes: Object.fromEntries(dice.some(CHANGED, 0.5).map((key) => [key, randomConfiguration(dice, 'a')[key] ?? ''])),
    revisionId: dice.maybe(0.1, () => 'not the one'),
  }),
  // Deleted and made anew in turn, so that old runs and events meet the new function (ASY-18).
  (dice, { state }) => {
    const functionName = anyFunction(dice);
    if (state.functions.has(functionName)) return { type: 'delete-function', functionName };
    return { type: 'create-function', configuration: randomConfiguration(dice, functionName), faultPlan: NO_FAULTS };
  },
  (dice) => {
    const reservedConcurrency = dice.maybe(0.8, () => dice.pick([0, 0, 1, 1, 2, 900]));
    return { type: 'configure-concurrency', functionName: anyFunction(dice), reservedConcurrency };
  },
  (dice) => ({
    type: 'configure-event-invoke',
    functionName: anyFunction(dice),
    qualifier: '$LATEST',
    mode: dice.pick(['put', 'update']),
    config: randomEventConfig(dice),
  }),
  (dice) => ({ type: 'delete-event-invoke-config', functionName: anyFunction(dice), qualifier: '$LATEST' }),
  (dice) => ({ type: 'set-faults', functionName: anyFunction(dice), faultPlan: randomFaultPlan(dice) }),
  (dice) => ({
    type: 'refuse-invocation',
    functionName: anyFunction(dice),
    invocationType: dice.pick(['RequestResponse', 'Event', 'DryRun']),
    source: CLIENT,
    refusal: { statusCode: 400, code: 'InvalidRequestContentException', message: 'no JSON', reason: undefined },
    rule: 'ERR-15',
  }),
  (dice, { state }) => {
    const environments = [...state.environments.values()];
    if (environments.length === 0) return undefined;
    const { environmentId, requestId } = dice.pick(environments);
    return { type: 'wake-slice', environmentId, requestId: requestId ?? 'nobody' };
  },
  () => ({ type: 'interrupt-attempts' }),
  (dice, { state }) => {
    const busy = [...state.environments.values()].filter(({ phase }) => phase !== 'idle');
    return {
      type: 'interrupt-attempts',
      environmentIds: dice.some(busy, 0.5).map(({ environmentId }) => environmentId),
    };
  },
  ...INTERVENE,
  REDRIVE,
  REDRIVE,
  (dice) => {
    const queueName = dice.pick(QUEUE_NAMES);
    return { type: 'create-queue', queueName, attributes: randomQueueAttributes(dice, queueName) };
  },
  (dice) => ({ type: 'delete-queue', queueName: anyQueue(dice) }),
  (dice) => ({ type: 'purge-queue', queueName: anyQueue(dice) }),
  (dice) => ({
    type: 'send-message',
    queueName: anyQueue(dice),
    body: dice.pick(['hello', 'x'.repeat(1_024)]),
    messageAttributes: {},
    delayMs: dice.maybe(0.4, () => dice.pick([0, 1_000])),
  }),
  (dice, { receiptHandles }) => {
    if (receiptHandles.length === 0) return undefined;
    return { type: 'delete-message', queueName: anyQueue(dice), receiptHandle: dice.pick(receiptHandles) };
  },
  (dice) => ({
    type: 'change-clock',
    mode: dice.pick(['running', 'paused']),
    speed: dice.pick([1, 10_000]),
    skipWaits: dice.chance(0.5),
  }),
];

const CHANGED = ['timeoutMs', 'memorySizeMb', 'deadLetterTargetArn'] as const;
const CLIENT = { kind: 'client', client: 'random', sdkInvocationId: undefined, sdkAttempt: undefined } as const;
const LONG = JSON.stringify({ text: 'x'.repeat(1_500) });

function anyFunction(dice: Dice): string {
  return dice.chance(0.03) ? 'nobody' : dice.pick(FUNCTION_NAMES);
}

function anyQueue(dice: Dice): string {
  return dice.chance(0.05) ? 'gone' : dice.pick(QUEUE_NAMES);
}
