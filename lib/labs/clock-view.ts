import type { ClockMode } from '@/lib/engine/commands';
import type { SimTime } from '@/lib/engine/sim-time';

/** How the clock runs, apart from what time it is. */
export interface ClockManner {
  readonly mode: ClockMode;
  /** Sim milliseconds per wall millisecond. */
  readonly speed: number;
  /** When nothing runs and the next work is far off, go there at once. */
  readonly skipWaits: boolean;
}

/** The clock as everyone outside sees it. */
export interface ClockView extends ClockManner {
  readonly now: SimTime;
  /** True while time passes by itself: running, begun, and no handler being computed. Only then may `now` be extrapolated. */
  readonly moving: boolean;
  /** The earliest entry of the calendar, background ones (an environment's idle expiry) included. */
  readonly nextEntryAt: SimTime | undefined;
  /** Invocations that have not ended. */
  readonly pendingWork: number;
}

/** What can be done to the clock. Numbers are checked at the border; a wrong one here is our own mistake. */
export type ClockAction =
  | { readonly action: 'pause' }
  | { readonly action: 'resume' }
  /** Up to and including the next work entry; if only background ones are left, the next of those. */
  | { readonly action: 'step' }
  | { readonly action: 'advance'; readonly ms: number }
  | { readonly action: 'run-until-idle' }
  | { readonly action: 'set'; readonly speed?: number | undefined; readonly skipWaits?: boolean | undefined };

/** What a clock action answers, once everything it caused is kept. */
export interface ClockAnswer extends ClockView {
  /** Last sequence the lab store has kept. */
  readonly sequence: number;
  /** No work entry is left in the calendar. */
  readonly idle: boolean;
}
