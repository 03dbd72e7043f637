import type { DurationMs } from './sim-time';

/**
 * The seam to handler code. The engine never calls a handler: it asks for one slice ("run this environment until it waits
 * or ends", a `RunEffect`), the host runs it and answers with an `end-slice` command at the same sim time.
 */

/** `init` runs the module's top level once per environment; `invoke` runs the handler. */
export type SlicePhase = 'init' | 'invoke';

/** What the engine asks of the host. The environment's configuration and the payload are in the state. */
export interface RunEffect {
  readonly environmentId: string;
  readonly requestId: string;
  readonly phase: SlicePhase;
  /** `start`: the phase begins; `resume`: what it waited for is over. */
  readonly step: 'start' | 'resume';
}

/** How handler code came to its end. A timeout is not here: only the engine knows the deadline. */
export type HandlerResult =
  /** `body` is JSON text, `null` for a handler that returned nothing (INV-30). */
  | { readonly kind: 'response'; readonly body: string }
  /** Thrown or rejected; the environment lives on (FUN-02, FUN-18). */
  | {
      readonly kind: 'error';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: readonly string[];
    }
  /** The process ended; undefined code: without a reason (FUN-08, FUN-09). */
  | { readonly kind: 'exit'; readonly exitCode: number | undefined }
  /** FUN-11 */
  | { readonly kind: 'out-of-memory' };

/** How a slice ended. */
export type SliceEnd =
  /** The handler waits: for a time, or (undefined) for something without one, which only the deadline ends. */
  | { readonly kind: 'waiting'; readonly waitMs: DurationMs | undefined }
  /** The handler is done, `computeMs` of sim time from now. */
  | {
      readonly kind: 'finished';
      readonly computeMs: DurationMs;
      readonly memoryUsedMb: number;
      readonly result: HandlerResult;
    };
