import type { Command, CommandOf } from './commands';
import { Dice } from './random-dice';
import { RandomHandler, randomTemper } from './random-handler';
import {
  FUNCTION_NAMES,
  NO_EVENT_CONFIG,
  QUEUE_NAMES,
  randomConfiguration,
  randomEventConfig,
  randomFaultPlan,
  randomQueueAttributes,
  randomSettings,
} from './random-lab';
import { INVOKE, type Maker, RARE, RECEIVE, type Seen } from './random-makers';

export interface RandomStep {
  /** Sim time since the step before. */
  readonly afterMs: number;
  /** Undefined: there is nothing to ask at this moment, such as no handler to wake. */
  command(seen: Seen): Command | undefined;
}

/** A lab and what is done to it, all from one number. Made anew for every run: its handlers and steps remember what they threw. */
export interface RandomPlan {
  readonly seed: number;
  readonly createLab: CommandOf<'create-lab'>;
  readonly steps: readonly RandomStep[];
  readonly handler: Pick<RandomHandler, 'run'>;
  /** Lets idle environments expire at the end. */
  readonly outlastsIdle: boolean;
}

export function randomPlan(seed: number): RandomPlan {
  const dice = new Dice(seed);
  const isCrowd = dice.chance(0.03);
  const settings = randomSettings(dice);
  const createLab: CommandOf<'create-lab'> = {
    type: 'create-lab',
    accountId: '000000000000',
    region: 'us-east-1',
    name: 'random',
    seed,
    epochMs: NEW_YEAR_2026_MS,
    // Few enough for a crowd to fill what is left beside a reservation (CON-02, CON-12).
    settings: isCrowd ? { ...settings, accountConcurrency: 102 } : settings,
  };
  const steps = setUp(dice, isCrowd).map((command): RandomStep => ({ afterMs: 0, command: () => command }));
  const kinds = isCrowd ? [INVOKE] : swarm(dice);
  const pace = isCrowd ? [0] : dice.pick(PACES);
  for (let count = isCrowd ? 220 : dice.between(5, 45); count > 0; count--) {
    const make = dice.pick(kinds);
    const series = new Dice(seed, 1_000 + count);
    steps.push({ afterMs: dice.pick(pace), command: (seen) => make(series, seen) });
  }
  const handler = new RandomHandler(seed, randomTemper(dice));
  return { seed, createLab, steps, handler, outlastsIdle: dice.chance(0.5) };
}

/** 2026-01-01T00:00:00Z */
const NEW_YEAR_2026_MS = 1_767_225_600_000;

/** Gaps between commands: all at once, in the midst of runs, around retry waits, or around the age of an event. */
const PACES: readonly (readonly number[])[] = [
  [0, 0, 1],
  [0, 0, 1, 10, 100, 1_000],
  [0, 5, 500, 30_000, 60_000, 61_000],
  [0, 100, 60_000, 120_000, 3_600_000],
];

/** The functions and queues a run begins with: undisturbed or not, and now and then a ring of destinations (ASY-30). */
function setUp(dice: Dice, isCrowd: boolean): Command[] {
  const functions = FUNCTION_NAMES.slice(0, dice.between(1, FUNCTION_NAMES.length));
  const isCalm = isCrowd || dice.chance(0.4);
  const isRing = !isCrowd && dice.chance(0.2);
  const commands: Command[] = [];
  for (const queueName of dice.some(QUEUE_NAMES, 0.8)) {
    const attributes = randomQueueAttributes(dice, queueName);
    commands.push({ type: 'create-queue', queueName, attributes });
  }
  for (const functionName of functions) {
    const configuration = randomConfiguration(dice, functionName);
    const faultPlan = isCalm ? { outcomes: [], faults: [] } : randomFaultPlan(dice);
    commands.push({ type: 'create-function', configuration, faultPlan });
  }
  for (const [index, functionName] of functions.entries()) {
    const next = `arn:aws:lambda:us-east-1:000000000000:function:${functions[(index + 1) % functions.length]}`;
    const route = dice.pick([
      { onSuccessArn: next },
      { onFailureArn: next, maximumRetryAttempts: 0 },
      { onSuccessArn: next, onFailureArn: next },
    ]);
    const config = isRing ? { ...NO_EVENT_CONFIG, ...route } : randomEventConfig(dice);
    const command = {
      type: 'configure-event-invoke',
      functionName,
      qualifier: '$LATEST',
      mode: 'put',
      config,
    } as const;
    if (isRing || dice.chance(0.8)) commands.push(command);
  }
  for (const functionName of dice.some(functions, 0.25)) {
    commands.push({ type: 'configure-concurrency', functionName, reservedConcurrency: dice.pick([0, 1, 1, 2]) });
  }
  return commands;
}

/** Swarm testing: a run has only some kinds of commands, so that rare ones are not drowned. It always has invokes. */
function swarm(dice: Dice): readonly Maker[] {
  const queues = dice.chance(0.3) ? [RECEIVE, RECEIVE, RECEIVE] : [];
  return [INVOKE, INVOKE, INVOKE, ...queues, ...dice.some(RARE, dice.pick([0, 0.1, 0.3, 0.6]))];
}
