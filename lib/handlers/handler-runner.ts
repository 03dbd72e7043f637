import type { RunEffect, ServiceAnswer, ServiceCall, SliceEnd } from '@/lib/engine/handler-run';
import type { LabState } from '@/lib/engine/state';

/** What running a slice gave. */
export interface SlicedRun {
  readonly end: SliceEnd;
  /** Lines the handler wrote during this slice, in order. */
  readonly logLines: readonly string[];
  /** What the handler asked of the lab during this slice, in order. Undefined: nothing. */
  readonly calls?: readonly ServiceCall[];
}

/**
 * Runs handlers for a lab, one slice at a time: until the handler waits or ends. It may answer later (a promise); the lab's sim
 * time stands still until it does. The lab feeds answers to the engine in the order it asked, whichever comes first.
 */
export interface HandlerRunner {
  run(effect: RunEffect, state: LabState): SlicedRun | Promise<SlicedRun>;
  /** Keeps what a service answered, for the next slice of the environment. */
  answer?(environmentId: string, answer: ServiceAnswer): void;
  /** The environment's process is not to be used again: it starts anew when it is next needed. */
  forget?(environmentId: string): void;
  /** Ends the processes that the engine has ended. */
  sweep?(state: LabState): void;
  /** The lab is gone: so are its environments. */
  close?(): void;
}
