import type { HandlerResult, ServiceAnswer, ServiceCall } from '@/lib/engine/handler-run';

/** What every slice is told: Unix milliseconds of the lab's clock, and when the phase is cut off. */
interface SliceTime {
  readonly environmentId: string;
  readonly nowMs: number;
  readonly deadlineMs: number;
}

/** A new process in the environment: the package's module is loaded. */
export interface InitRequest extends SliceTime {
  readonly kind: 'init';
  /** Source texts by path inside the package. */
  readonly files: Readonly<Record<string, string>>;
  readonly handler: string;
  readonly env: Readonly<Record<string, string>>;
  readonly memorySizeMb: number;
  readonly ephemeralStorageMb: number;
  readonly seeds: readonly [number, number, number, number];
  /** Calls of the AWS SDK are numbered from here. */
  readonly firstCallId: number;
  readonly format: 'Text' | 'JSON';
  readonly level: string | undefined;
  readonly nodeMajor: number;
  readonly nodeVersion: string;
  readonly arch: 'x64' | 'arm64';
}

/** One invocation begins. */
export interface InvokeRequest extends SliceTime {
  readonly kind: 'invoke';
  /** JSON text. */
  readonly payload: string;
  readonly traceId: string;
  /** What `context` holds as plain data. `deadlineMs` is behind `getRemainingTimeInMillis`. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** What the environment waited for is there, or its time has come. */
export interface ResumeRequest extends SliceTime {
  readonly kind: 'resume';
  readonly answers: readonly ServiceAnswer[];
}

export type SliceRequest = InitRequest | InvokeRequest | ResumeRequest;

/** How a slice ended. */
export type SliceReport =
  /** Undefined `waitMs`: for something without a time, the answers of its calls or nothing at all. */
  | {
      readonly kind: 'waiting';
      readonly waitMs: number | undefined;
      readonly calls: readonly ServiceCall[];
      readonly logLines: readonly string[];
    }
  | {
      readonly kind: 'finished';
      /** Work done, as sim time. */
      readonly computeMs: number;
      readonly memoryUsedMb: number;
      readonly result: HandlerResult;
      readonly calls: readonly ServiceCall[];
      readonly logLines: readonly string[];
    }
  /** There is no such environment: its thread was ended, or the server began anew. */
  | { readonly kind: 'lost' };

/** Runs handler code away from everything else. Requests and reports are plain data. */
export interface Sandbox {
  /** One at a time for each environment. Never rejects: a sandbox that breaks down reports that the process ended. */
  run(request: SliceRequest): Promise<SliceReport>;
  /** Ends the process of an environment; its `/tmp` stays. */
  endProcess(environmentId: string): void;
  /** Forgets an environment, its `/tmp` included. */
  destroy(environmentId: string): void;
  /** Forgets all of them. */
  close(): void;
}
