import { AccountChange, type ForkIdentity } from './change-account';
import type { LogEvent } from './events';
import type { LabSnapshot } from './snapshot';
import type { LabState } from './state';

/** A log as far as it is kept: its events, and the state before them when it does not reach back to the beginning. */
export interface LogStretch {
  readonly base: LabSnapshot | undefined;
  readonly events: readonly LogEvent[];
}

/**
 * The log of a lab that goes on where `stretch` ends, under another account. Its last event is its own: the clock stands, exactly at
 * the moment. `state` is the fold of the stretch.
 */
export function forkLog(stretch: LogStretch, state: LabState, identity: ForkIdentity): LogStretch {
  const change = new AccountChange(state.accountId, identity);
  const base = stretch.base && change.snapshot(stretch.base);
  const events = stretch.events.map((event) => change.event(event));
  const { speed, skipWaits } = state.clock;
  const { at } = identity.forkedFrom;
  events.push({ sequence: state.sequence + 1, at, type: 'clock-changed', mode: 'paused', speed, skipWaits });
  return { base, events };
}
