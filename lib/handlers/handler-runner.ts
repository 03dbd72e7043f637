import type { RunEffect, SliceEnd } from '@/lib/engine/handler-run';
import type { LabState } from '@/lib/engine/state';

/** What running a slice gave. */
export interface SlicedRun {
  readonly end: SliceEnd;
  /** Lines the handler wrote during this slice, in order. */
  readonly logLines: readonly string[];
}

/**
 * Runs handlers for a lab, one slice at a time: until the handler waits or ends. It may answer later (a promise); the lab's sim
 * time stands still until it does.
 */
export interface HandlerRunner {
  run(effect: RunEffect, state: LabState): SlicedRun | Promise<SlicedRun>;
}
