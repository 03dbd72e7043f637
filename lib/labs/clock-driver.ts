import { assert } from '@/lib/engine/assert';
import { type SimTime, simTime } from '@/lib/engine/sim-time';
import type { ClockManner } from './clock-view';
import type { WallClock } from './wall-clock';

/**
 * Wall time to sim time for one lab. It stands at 0 until it begins (the lab's first activity), while paused, and while held:
 * a handler being computed, a clock action under way. It has one wall timer at most.
 */
export class ClockDriver {
  readonly #wall: WallClock;
  readonly #onDue: () => void;
  #manner: ClockManner = { mode: 'running', speed: 1, skipWaits: false };
  #begun = false;
  #held = true;
  #anchorSimMs = 0;
  #anchorWallMs: number;
  #timer: { readonly dueAtWallMs: number; readonly cancel: () => void } | undefined;

  /** `onDue` is called when the wall time of the entry given to `arm` has come. */
  constructor(wall: WallClock, onDue: () => void) {
    this.#wall = wall;
    this.#onDue = onDue;
    this.#anchorWallMs = wall.now();
  }

  get manner(): ClockManner {
    return this.#manner;
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** Begun and not paused. */
  get running(): boolean {
    return this.#begun && this.#manner.mode === 'running';
  }

  /** Time passes by itself at this very moment. */
  get moving(): boolean {
    return this.running && !this.#held;
  }

  now(): SimTime {
    return simTime(Math.floor(this.#exactMs()));
  }

  setManner(manner: ClockManner): void {
    assert(manner.speed > 0 && Number.isFinite(manner.speed), `speed ${manner.speed}`);
    this.#anchor();
    this.#manner = manner;
  }

  /** From now on time passes. */
  begin(): void {
    if (this.#begun) return;
    this.#anchor();
    this.#begun = true;
  }

  /** Holds the clock, or lets it go on from where it stands. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#anchor();
    this.#held = held;
  }

  jump(to: SimTime): void {
    this.#anchorSimMs = to;
    this.#anchorWallMs = this.#wall.now();
  }

  /** Back to 0 and not begun, as in a new lab. */
  restart(): void {
    this.jump(simTime(0));
    this.#begun = false;
  }

  /** Sets the timer for the next entry; none when nothing is due or time does not pass. */
  arm(nextAt: SimTime | undefined): void {
    if (nextAt === undefined || !this.moving) return this.disarm();
    const dueAtWallMs = this.#anchorWallMs + (nextAt - this.#anchorSimMs) / this.#manner.speed;
    if (this.#timer?.dueAtWallMs === dueAtWallMs) return;
    this.disarm();
    const cancel = this.#wall.setTimer(Math.max(0, Math.ceil(dueAtWallMs - this.#wall.now())), () => {
      this.#timer = undefined;
      this.#onDue();
    });
    this.#timer = { dueAtWallMs, cancel };
  }

  disarm(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #exactMs(): number {
    if (!this.moving) return this.#anchorSimMs;
    return this.#anchorSimMs + Math.max(0, this.#wall.now() - this.#anchorWallMs) * this.#manner.speed;
  }

  #anchor(): void {
    this.#anchorSimMs = this.#exactMs();
    this.#anchorWallMs = this.#wall.now();
  }
}
