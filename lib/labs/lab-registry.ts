import { randomUUID } from 'node:crypto';
import type { LabSettings } from '@/lib/engine/lab-settings';
import { createHandlerRunner } from '@/lib/handlers/create-handler-runner';
import { SandboxPool } from '@/lib/handlers/sandbox-pool';
import { MemoryStore } from '@/lib/lab-store/memory-store';
import type { Lab } from './lab';
import { seedFromEnvironment } from './lab-seed';
import type { LogTrimmed } from './log-moment';
import { ProcessLabs } from './process-labs';
import { sampleCommands } from './sample-functions';
import { processWallClock } from './wall-clock';

/** The labs of this process. */
export interface LabRegistry {
  /** Resolves when the default lab is there. */
  ready(): Promise<void>;
  get(labId: string): Lab | undefined;
  /** In order of creation. */
  list(): readonly Lab[];
  create(wish: LabWish): Promise<LabCreation>;
  /** False: there is no such lab. */
  remove(labId: string): Promise<boolean>;
  /** Back to the sample functions at sequence 0, with the same seed unless another is given. The clock keeps its manner. */
  reset(labId: string, seed?: number): Promise<Lab | undefined>;
  /** A new lab that goes on from a moment of another, which stays as it is. */
  fork(labId: string, wish: ForkWish): Promise<LabFork>;
  closeAll(): Promise<void>;
}

/** Which moment, and how the new lab is called. Neither `at` nor `sequence`: now. */
export interface ForkWish {
  readonly at?: number | undefined;
  readonly sequence?: number | undefined;
  readonly name?: string | undefined;
}

export type LabFork =
  | { readonly kind: 'created'; readonly lab: Lab }
  | { readonly kind: 'unknown-lab' }
  | { readonly kind: 'too-many-labs'; readonly limit: number }
  | { readonly kind: 'beyond-now'; readonly now: number; readonly sequence: number }
  | LogTrimmed;

/** What a new lab should be; what is left out is drawn or the default. */
export interface LabWish {
  readonly name?: string | undefined;
  /** A whole number from 0 to 9,007,199,254,740,991. */
  readonly seed?: number | undefined;
  readonly accountId?: string | undefined;
  readonly settings?: Partial<LabSettings> | undefined;
}

export type LabCreation =
  | { readonly kind: 'created'; readonly lab: Lab }
  | { readonly kind: 'account-taken'; readonly accountId: string }
  | { readonly kind: 'account-malformed'; readonly accountId: string }
  | { readonly kind: 'seed-malformed'; readonly seed: number }
  | { readonly kind: 'too-many-labs'; readonly limit: number };

/** Where it stands for every copy of this module: Next gives pages and route handlers one each. */
const KEY = Symbol.for('invocation-lab.labs');

/**
 * The one registry of this process, made at the first call; the default lab begins then (`ready` tells when it is there). Throws
 * when the environment variable `SEED` is not a seed.
 */
export function labRegistry(): LabRegistry {
  const shared: typeof globalThis & { [KEY]?: LabRegistry } = globalThis;
  shared[KEY] ??= openProcessLabs();
  return shared[KEY];
}

function openProcessLabs(): LabRegistry {
  const pool = new SandboxPool();
  pool.keepSpare();
  return new ProcessLabs({
    store: new MemoryStore(),
    wall: processWallClock,
    createRunner: () => createHandlerRunner({ sandbox: pool.open() }),
    sampleCommands,
    newLogId: randomUUID,
    report: (problem, error) => console.error(problem, error),
    defaultSeed: seedFromEnvironment(process.env.SEED),
  });
}
