import { startHandler } from './attempts';
import type { Decision } from './decision';
import type { LogEvent } from './events';
import type { RunEffect } from './handler-run';
import { beginHandler } from './handler-start';
import { invocationIn } from './slice-promise';
import type { Environment, LabState } from './state';

/**
 * The slice that the engine asked for when it emitted `event`, which was folded in last; undefined: none. The log does not tell slices
 * that begin, so that whoever runs handlers again asks here.
 */
export function askedSlice(state: LabState, event: LogEvent): RunEffect | undefined {
  switch (event.type) {
    case 'environment-init-started':
      return { environmentId: event.environmentId, requestId: event.requestId, phase: 'init', step: 'start' };
    case 'attempt-started': {
      const { environmentId, requestId, initRetried } = event;
      if (initRetried) return { environmentId, requestId, phase: 'init', step: 'start' };
      return tried(state, environmentId, startAttempt);
    }
    case 'environment-initialised':
      return event.phase === 'invoke' ? tried(state, event.environmentId, startAttempt) : undefined;
    case 'slice-resumed': {
      const { environmentId, requestId, phase } = event;
      if (state.environments.get(environmentId)?.sliceStep === 'start') return tried(state, environmentId, start);
      return { environmentId, requestId, phase, step: 'resume' };
    }
    default:
      return undefined;
  }
}

type Beginning = (decision: Decision, environment: Environment) => void;

const startAttempt: Beginning = (decision, environment) =>
  startHandler(decision, environment, invocationIn(decision, environment));

const start: Beginning = (decision, environment) =>
  beginHandler(decision, environment, invocationIn(decision, environment).requestId);

/** Faults and the outcome script may decide without the handler: decides again what was decided then, and emits nothing. */
function tried(state: LabState, environmentId: string, begin: Beginning): RunEffect | undefined {
  const environment = state.environments.get(environmentId);
  if (environment?.requestId === undefined) return undefined;
  let asked: RunEffect | undefined;
  const run = (effect: RunEffect) => {
    asked = effect;
  };
  begin({ state, at: state.now, emit: () => {}, run }, environment);
  return asked;
}
