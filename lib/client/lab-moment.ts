import { type SimTime, simTime } from '@/lib/engine/sim-time';
import type { LabState } from '@/lib/engine/state';
import type { LabHistory } from './lab-history';

/** A place in the past: a sim time with all that had happened by then, or only up to one log event of it. */
export interface Moment {
  readonly at: SimTime;
  /** Undefined: everything up to `at`. */
  readonly sequence: number | undefined;
}

/**
 * Which moment is looked at instead of now. Asking only sets a goal; the state is made when it settles, once a frame, so that
 * a drag costs one restore however often it moves. Forward it folds on from what is shown.
 */
export class LabMoment {
  #goal: Moment | undefined;
  #settled: Moment | undefined;
  #shown: LabState | undefined;

  /** What is shown; undefined: now. */
  get moment(): Moment | undefined {
    return this.#settled;
  }

  /** The state then; undefined: now. */
  get shown(): LabState | undefined {
    return this.#shown;
  }

  lookAt(moment: Moment | undefined): void {
    this.#goal = moment;
  }

  /** One log event on or back. Beyond the last one is now. */
  step(history: LabHistory, now: number, by: number): void {
    const here = this.#goal === undefined ? nowPlace(history, now) : placeOf(history, this.#goal);
    const place = Math.max(history.baseSequence, here + by);
    this.#goal = place >= nowPlace(history, now) ? undefined : momentAt(history, place);
  }

  /** The log begins anew, from somewhere else: the moment is looked up again. */
  forgetState(): void {
    this.#shown = undefined;
  }

  /** Makes the state of what was asked for. A moment that has not come yet is now. */
  settle(history: LabHistory, now: number | undefined): void {
    if (this.#goal !== undefined && now !== undefined && isNow(this.#goal, now)) this.#goal = undefined;
    this.#settled = this.#goal;
    this.#shown = this.#goal && history.stateAt(placeOf(history, this.#goal), this.#shown);
  }
}

/** The moment after one log event. */
export function momentAt(history: LabHistory, sequence: number): Moment {
  return { at: simTime(history.timeOf(sequence)), sequence };
}

/** Now lies behind the last log event if time has gone on since, else at it. */
function nowPlace(history: LabHistory, now: number): number {
  const last = history.lastSequence;
  return now > history.timeOf(last) ? last + 1 : last;
}

/** All there is up to now is now; a part of what happened at this very time is not. */
function isNow({ at, sequence }: Moment, now: number): boolean {
  return sequence === undefined ? at >= now : at > now;
}

function placeOf(history: LabHistory, { at, sequence }: Moment): number {
  return sequence === undefined ? history.sequenceAt(at) : Math.min(sequence, history.lastSequence);
}
