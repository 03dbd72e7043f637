import { assert } from './assert';
import { interruptAttempts } from './attempts';
import type { CommandOf, CommandResult, CommandType } from './commands';
import { type Decision, nextSequence } from './decision';
import {
  configureConcurrency,
  configureEventInvoke,
  configureFunction,
  createFunction,
  deleteEventInvokeConfig,
  deleteFunction,
  setFaults,
} from './function-commands';
import { intervene } from './intervene';
import { invoke, refuseInvocation } from './invoke';
import { createQueue, deleteMessage, deleteQueue, purgeQueue, receive, send } from './queue-commands';
import { redriveMessage } from './redrive-message';
import { endSlice, wakeSlice } from './slices';

/** Runs a command: it reads the state, emits log events, and answers or refuses. */
export function decide<T extends CommandType>(decision: Decision, type: T, command: CommandOf<T>): CommandResult<T> {
  return DECISIONS[type](decision, command);
}

type Decisions = { readonly [T in CommandType]: (decision: Decision, command: CommandOf<T>) => CommandResult<T> };

const DECISIONS: Decisions = {
  'create-lab': createLab,
  'change-clock': changeClock,
  'create-function': createFunction,
  'configure-function': configureFunction,
  'delete-function': deleteFunction,
  'configure-concurrency': configureConcurrency,
  'configure-event-invoke': configureEventInvoke,
  'delete-event-invoke-config': deleteEventInvokeConfig,
  'set-faults': setFaults,
  invoke,
  'refuse-invocation': refuseInvocation,
  'end-slice': answerSlice,
  'wake-slice': wake,
  'interrupt-attempts': interrupt,
  intervene,
  'redrive-message': redriveMessage,
  'create-queue': createQueue,
  'delete-queue': deleteQueue,
  'purge-queue': purgeQueue,
  'send-message': send,
  'receive-messages': receive,
  'delete-message': deleteMessage,
};

function createLab(decision: Decision, command: CommandOf<'create-lab'>): CommandResult<'create-lab'> {
  assert(decision.state.sequence === 0, 'a lab is created once, before anything else');
  const { accountId, region, name, seed, epochMs, settings } = command;
  const { at } = decision;
  const sequence = nextSequence(decision);
  decision.emit({ sequence, at, type: 'lab-created', accountId, region, name, seed, epochMs, settings });
  return { refusal: undefined, answer: {} };
}

function changeClock(decision: Decision, command: CommandOf<'change-clock'>): CommandResult<'change-clock'> {
  const { mode, speed, skipWaits } = command;
  const { clock } = decision.state;
  if (clock.mode !== mode || clock.speed !== speed || clock.skipWaits !== skipWaits) {
    decision.emit({
      sequence: nextSequence(decision),
      at: decision.at,
      type: 'clock-changed',
      mode,
      speed,
      skipWaits,
    });
  }
  return { refusal: undefined, answer: {} };
}

function answerSlice(decision: Decision, command: CommandOf<'end-slice'>): CommandResult<'end-slice'> {
  const environment = decision.state.environments.get(command.environmentId);
  assert(environment?.requestId === command.requestId, `${command.environmentId} does not run ${command.requestId}`);
  endSlice(decision, environment, command.end, command.logLines);
  return { refusal: undefined, answer: {} };
}

function wake(decision: Decision, command: CommandOf<'wake-slice'>): CommandResult<'wake-slice'> {
  const environment = decision.state.environments.get(command.environmentId);
  // What it waited for may come when its deadline has ended it already.
  if (environment?.requestId === command.requestId) wakeSlice(decision, environment);
  return { refusal: undefined, answer: {} };
}

function interrupt(
  decision: Decision,
  { environmentIds }: CommandOf<'interrupt-attempts'>,
): CommandResult<'interrupt-attempts'> {
  return { refusal: undefined, answer: { interrupted: interruptAttempts(decision, environmentIds) } };
}
