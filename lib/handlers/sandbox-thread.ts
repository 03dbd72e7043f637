import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SliceReport, SliceRequest } from './sandbox';

/** What the thread is told. */
export type ThreadMessage =
  | { readonly kind: 'run'; readonly number: number; readonly request: SliceRequest }
  | { readonly kind: 'destroy'; readonly environmentId: string };

/** What the thread tells. */
type ThreadAnswer =
  | { readonly kind: 'begun'; readonly number: number }
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
  #number = 0;
  #watchdog: NodeJS.Timeout | undefined;

  constructor(wallLimitMs = SLICE_WALL_LIMIT_MS) {
    this.#wallLimitMs = wallLimitMs;
  }

  run(request: SliceRequest): Promise<SliceReport> {
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#waiting.set(number, { request, resolve });
      this.#started().postMessage({ kind: 'run', number, request } satisfies ThreadMessage);
    });
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
