import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SliceReport, SliceRequest } from './sandbox';

/** How much memory there is for a slice. */
export interface Room {
  /** What the thread's machines may take together between slices; beyond, those at rest are folded. */
  readonly liveMaxBytes: number;
  /** The process is full and this lab has its share of it: nothing of it may grow. */
  readonly isOverShare: boolean;
  /** For a lab; undefined: the one limit of all labs. */
  readonly labMaxBytes?: number | undefined;
}

/** What the thread is told. */
export type ThreadMessage =
  | { readonly kind: 'prepare' }
  | { readonly kind: 'run'; readonly number: number; readonly request: SliceRequest; readonly room?: Room | undefined }
  | { readonly kind: 'end-process'; readonly environmentId: string }
  | { readonly kind: 'destroy'; readonly environmentId: string };

/** What the thread tells. */
type ThreadAnswer =
  | { readonly kind: 'begun'; readonly number: number }
  /** What the lab of this environment is charged for now. */
  | { readonly kind: 'charged'; readonly environmentId: string; readonly bytes: number }
  | { readonly kind: 'ended'; readonly number: number; readonly report: SliceReport };

interface Waiting {
  readonly request: SliceRequest;
  readonly resolve: (report: SliceReport) => void;
}

/**
 * One worker thread with sandboxes in it. The work of a slice is limited inside, where it is counted; this watches from outside
 * that a slice does end, and ends the thread with all its environments if it does not.
 */
export class SandboxThread {
  readonly #wallLimitMs: number;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  readonly #charges = new Map<string, number>();
  #number = 0;
  #watchdog: NodeJS.Timeout | undefined;

  constructor(wallLimitMs = SLICE_WALL_LIMIT_MS) {
    this.#wallLimitMs = wallLimitMs;
  }

  /** Bytes the lab of this environment was charged for when the thread told last. */
  chargedBytes(environmentId: string): number {
    return this.#charges.get(labOf(environmentId)) ?? 0;
  }

  run(request: SliceRequest, room?: Room): Promise<SliceReport> {
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#waiting.set(number, { request, resolve });
      this.#started().postMessage({ kind: 'run', number, request, room } satisfies ThreadMessage);
    });
  }

  /** Starts the thread ahead of its first request, which else waits some tenths of a second for it. */
  prepare(): void {
    this.#started().postMessage({ kind: 'prepare' } satisfies ThreadMessage);
  }

  endProcess(environmentId: string): void {
    this.#worker?.postMessage({ kind: 'end-process', environmentId } satisfies ThreadMessage);
  }

  destroy(environmentId: string): void {
    this.#worker?.postMessage({ kind: 'destroy', environmentId } satisfies ThreadMessage);
  }

  close(): void {
    this.#end();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(/* turbopackIgnore: true */ THREAD_FILE, {
      // The handler's environment variables come with each request; the server's own are nobody's business there.
      env: {},
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { stackSizeMb: 16 },
    });
    worker.unref();
    worker.on('message', (answer: ThreadAnswer) => this.#hear(worker, answer));
    worker.on('error', () => this.#lose(worker));
    worker.on('exit', () => this.#lose(worker));
    this.#worker = worker;
    return worker;
  }

  #hear(worker: Worker, answer: ThreadAnswer): void {
    if (worker !== this.#worker) return;
    if (answer.kind === 'charged') {
      this.#charges.set(labOf(answer.environmentId), answer.bytes);
      return;
    }
    clearTimeout(this.#watchdog);
    if (answer.kind === 'begun') {
      this.#watchdog = setTimeout(() => this.#end(), this.#wallLimitMs);
      return;
    }
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    waiting?.resolve(answer.report);
  }

  #lose(worker: Worker): void {
    if (worker === this.#worker) this.#end();
  }

  /** Everything in the thread is gone: processes that ran there ended without a reason (FUN-08). */
  #end(): void {
    clearTimeout(this.#watchdog);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#charges.clear();
    void worker?.terminate();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { request, resolve } of waiting)
      resolve(request.kind === 'init' ? crashed(request.memorySizeMb) : crashed(0));
  }
}

/** A slice at its work limit takes about a second; on a machine crowded with other work some more. */
const SLICE_WALL_LIMIT_MS = 30_000;

/** Node runs this file as it lies there: no bundler comes between, in tests as in the built server. */
const THREAD_FILE = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'handlers', 'thread', 'thread.mjs');

function crashed(memoryUsedMb: number): SliceReport {
  const result = { kind: 'exit', exitCode: undefined } as const;
  return { kind: 'finished', computeMs: 0, memoryUsedMb, result, calls: [], logLines: [] };
}

/** An environment's id begins with its lab, up to the first slash. */
function labOf(environmentId: string): string {
  return environmentId.slice(0, environmentId.indexOf('/') + 1);
}
