import { assertUnreachable } from './assert';
import type { CalendarEntry } from './calendar';
import { later } from './sim-time';
import type { Environment, LabState } from './state';

/**
 * Drops entries whose promise no longer holds from the top of the calendar, so that its top is always live. Runs after every
 * log event, in every fold, so that equal logs give equal calendars.
 */
export function dropStaleEntries(state: LabState): void {
  for (;;) {
    const top = state.calendar.peek();
    if (top === undefined || isLive(state, top)) return;
    state.calendar.pop();
    if (top.kind === 'idle-expiry') rewatch(state, state.environments.get(top.id));
  }
}

/** True while the entry's promise holds. */
export function isLive(state: LabState, entry: CalendarEntry): boolean {
  switch (entry.kind) {
    case 'dispatch':
      return state.invocations.get(entry.id)?.dispatchSequence === entry.sequence;
    case 'slice':
      return state.environments.get(entry.id)?.sliceSequence === entry.sequence;
    case 'idle-expiry': {
      const environment = state.environments.get(entry.id);
      return environment?.phase === 'idle' && idleExpiryAt(state, environment) === entry.at;
    }
    default:
      return assertUnreachable(entry.kind);
  }
}

/**
 * Looks after the expiry of an environment that has become idle. One entry an environment, however often it is reused: an
 * entry that turns out to be early is moved when its time comes, not at every reuse.
 */
export function watchIdle(state: LabState, environment: Environment): void {
  if (environment.idleWatched) return;
  environment.idleWatched = true;
  state.calendar.push({
    at: idleExpiryAt(state, environment),
    sequence: state.sequence,
    kind: 'idle-expiry',
    id: environment.environmentId,
  });
}

function rewatch(state: LabState, environment: Environment | undefined): void {
  if (environment === undefined) return;
  environment.idleWatched = false;
  if (environment.phase === 'idle') watchIdle(state, environment);
}

function idleExpiryAt(state: LabState, environment: Environment) {
  return later(environment.idleSince, state.settings.environmentIdleMs);
}
