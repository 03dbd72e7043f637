import type { Command } from '@/lib/engine/commands';
import type { LogStretch } from '@/lib/engine/fork-log';
import { DEFAULT_LAB_SETTINGS, type LabSettings } from '@/lib/engine/lab-settings';
import type { HandlerRunner } from '@/lib/handlers/handler-runner';
import type { LabStore } from '@/lib/lab-store/lab-store';
import { DEFAULT_LAB_ID, isAccountId, REGION, randomAccountId } from './account-id';
import { forkOf } from './fork-of';
import { GroupCommit } from './group-commit';
import { Lab } from './lab';
import { LabClaims } from './lab-claims';
import { HOLD_EVERY_WALL_MS, LABS_MAX } from './lab-limits';
import type { ForkWish, LabCreation, LabFork, LabRegistry, LabWish } from './lab-registry';
import { isSeed, randomSeed } from './lab-seed';
import type { LabSurroundings } from './lab-surroundings';
import type { LabAccount } from './sample-functions';
import type { WallClock } from './wall-clock';

/** Sim time 0 in ISO timestamps, the same for every lab so that equal commands give equal logs: 2026-01-01T00:00:00Z. */
const EPOCH_MS = Date.UTC(2026, 0, 1);

export interface ProcessLabsParts {
  readonly store: LabStore;
  readonly wall: WallClock;
  createRunner(): HandlerRunner;
  /** What a new lab begins with. */
  sampleCommands(account: LabAccount): readonly Command[];
  newLogId(): string;
  report(problem: string, error: unknown): void;
  /** Undefined: the default lab's seed is drawn. */
  readonly defaultSeed: number | undefined;
}

/** Every lab this process owns: made, found again in the store, held, reset and removed here. */
export class ProcessLabs implements LabRegistry {
  readonly #parts: ProcessLabsParts;
  readonly #around: LabSurroundings;
  readonly #labs = new Map<string, Lab>();
  /** Account ids of labs that are being made. */
  readonly #coming = new Set<string>();
  /** Resets and removals of one lab wait for each other. */
  readonly #changing = new Map<string, Promise<unknown>>();
  readonly #started: Promise<void>;
  #stopHolding: () => void = () => {};
  #closed = false;

  constructor(parts: ProcessLabsParts) {
    this.#parts = parts;
    const { store, wall } = parts;
    this.#around = { ...parts, claims: new LabClaims(store, wall), commits: new GroupCommit(store) };
    this.#started = this.#start();
    // Whoever waits for `ready` hears of it; nobody waiting must not end the process.
    this.#started.catch((error) => parts.report('the labs could not be started', error));
    this.#holdOn();
  }

  ready(): Promise<void> {
    return this.#started;
  }

  get(labId: string): Lab | undefined {
    return this.#labs.get(labId);
  }

  list(): readonly Lab[] {
    return [...this.#labs.values()];
  }

  async create(wish: LabWish): Promise<LabCreation> {
    const accountId = wish.accountId ?? this.#freeAccountId();
    const seed = wish.seed ?? randomSeed();
    if (!isAccountId(accountId)) return { kind: 'account-malformed', accountId };
    if (!isSeed(seed)) return { kind: 'seed-malformed', seed };
    if (this.#isTaken(accountId)) return { kind: 'account-taken', accountId };
    if (this.#isFull) return { kind: 'too-many-labs', limit: LABS_MAX };
    const settings = { ...DEFAULT_LAB_SETTINGS, ...wish.settings };
    const lab = await this.#make({ accountId, name: wish.name ?? 'Lab', seed, settings });
    return { kind: 'created', lab };
  }

  remove(labId: string): Promise<boolean> {
    return this.#change(labId, async (lab) => {
      this.#labs.delete(labId);
      await this.#parts.store.submit(labId, this.#parts.newLogId(), { type: 'delete-lab' });
      await lab.close();
      return true;
    }).then((removed) => removed ?? false);
  }

  reset(labId: string, seed?: number): Promise<Lab | undefined> {
    return this.#change(labId, async (lab) => {
      const { accountId, name, settings, clock } = lab.state;
      const start = this.#startCommands({ accountId, name, seed: seed ?? lab.state.seed, settings });
      // Last, so that the log before it is the same whatever the clock was, and only there when the clock differs from a new lab's.
      await lab.begin([...start, { type: 'change-clock', ...clock }]);
      return lab;
    });
  }

  async fork(labId: string, wish: ForkWish): Promise<LabFork> {
    const lab = this.#labs.get(labId);
    if (lab === undefined) return { kind: 'unknown-lab' };
    if (this.#isFull) return { kind: 'too-many-labs', limit: LABS_MAX };
    const accountId = this.#freeAccountId();
    this.#coming.add(accountId);
    try {
      const fork = await forkOf(lab, wish, accountId);
      if (fork.kind !== 'found') return fork;
      return { kind: 'created', lab: await this.#begin(accountId, [], fork.log) };
    } finally {
      this.#coming.delete(accountId);
    }
  }

  async closeAll(): Promise<void> {
    this.#closed = true;
    this.#stopHolding();
    await Promise.all(this.list().map((lab) => lab.close()));
    await this.#parts.store.close();
  }

  async #start(): Promise<void> {
    // What a durable store kept from an earlier life of this process, or of another that ended.
    await Promise.all((await this.#around.claims.unasked()).map((labId) => this.#open(labId)));
    if (this.#labs.has(DEFAULT_LAB_ID)) return;
    const seed = this.#parts.defaultSeed ?? randomSeed();
    await this.#make({ accountId: DEFAULT_LAB_ID, name: 'Default lab', seed, settings: DEFAULT_LAB_SETTINGS });
  }

  async #open(labId: string): Promise<void> {
    const lab = new Lab(labId, this.#around);
    await lab.open();
    this.#labs.set(labId, lab);
  }

  async #make(start: LabStart): Promise<Lab> {
    this.#coming.add(start.accountId);
    try {
      return await this.#begin(start.accountId, this.#startCommands(start));
    } finally {
      this.#coming.delete(start.accountId);
    }
  }

  async #begin(accountId: string, commands: readonly Command[], log?: LogStretch): Promise<Lab> {
    const lab = new Lab(accountId, this.#around);
    await Promise.all([lab.begin(commands, log), lab.open()]);
    this.#labs.set(accountId, lab);
    return lab;
  }

  get #isFull(): boolean {
    return this.#labs.size + this.#coming.size >= LABS_MAX;
  }

  #startCommands(start: LabStart): readonly Command[] {
    const samples = this.#parts.sampleCommands({ accountId: start.accountId, region: REGION });
    return [{ type: 'create-lab', ...start, region: REGION, epochMs: EPOCH_MS }, ...samples];
  }

  async #change<T>(labId: string, change: (lab: Lab) => Promise<T>): Promise<T | undefined> {
    const before = this.#changing.get(labId) ?? Promise.resolve();
    const mine = before.then(async () => {
      const lab = this.#labs.get(labId);
      return lab && change(lab);
    });
    const settled = mine.catch(() => undefined);
    this.#changing.set(labId, settled);
    try {
      return await mine;
    } finally {
      if (this.#changing.get(labId) === settled) this.#changing.delete(labId);
    }
  }

  #isTaken(accountId: string): boolean {
    return accountId === DEFAULT_LAB_ID || this.#labs.has(accountId) || this.#coming.has(accountId);
  }

  #freeAccountId(): string {
    let accountId = randomAccountId();
    while (this.#isTaken(accountId)) accountId = randomAccountId();
    return accountId;
  }

  /** Prolongs the ownership of all labs, again and again; a lab that is no longer ours is dropped and claimed anew. */
  #holdOn(): void {
    this.#stopHolding = this.#parts.wall.setTimer(HOLD_EVERY_WALL_MS, async () => {
      await this.#hold();
      if (!this.#closed) this.#holdOn();
    });
  }

  async #hold(): Promise<void> {
    const mine = this.list().flatMap((lab) => (lab.epoch === undefined ? [] : [{ lab, epoch: lab.epoch }]));
    try {
      const held = await this.#parts.store.hold(mine.map(({ lab, epoch }) => ({ lab: lab.labId, epoch })));
      for (const { lab, epoch } of mine) if (!held.has(lab.labId) && lab.epoch === epoch) lab.lose();
    } catch (error) {
      this.#parts.report('the store could not prolong the ownership of labs', error);
    }
  }
}

interface LabStart {
  readonly accountId: string;
  readonly name: string;
  readonly seed: number;
  readonly settings: LabSettings;
}
