import { LabHistory } from '@/lib/client/lab-history';
import type { LogEvent } from '@/lib/engine/events';
import { evolve } from '@/lib/engine/evolve';
import { createLabState } from '@/lib/engine/lab-state';
import { takeSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import { runLab } from './bench-lab';

/**
 * Going back in a long log, as the page does it while one scrubs: the state at a place, from the nearest checkpoint, beside
 * folding the log from its beginning. Run with --expose-gc; prints JSON.
 */
const INVOCATIONS = Number(process.argv[2] ?? 27_000);
const JUMPS = 300;
const NAIVE_JUMPS = 15;
const STEPS = 50;
const collectGarbage = globalThis.gc;
if (collectGarbage === undefined) throw new Error('run with --expose-gc');
const used = () => {
  for (let round = 0; round < 3; round += 1) collectGarbage();
  return process.memoryUsage().heapUsed;
};

const beforeLog = used();
const log = runLab(INVOCATIONS).log;
const logBytes = used() - beforeLog;

const foldHistory = () => {
  const made = new LabHistory(createLabState());
  return { made, state: foldAll(log, made) };
};
held(() => foldAll(log));
held(foldHistory);
const foldWithout = timed(() => foldAll(log));
const foldWith = timed(foldHistory);
const withoutBytes = held(() => foldAll(log));
const checkpointBytes = held(foldHistory) - withoutBytes;
const { made: history, state } = foldHistory();

/** Always the same places, spread by the golden ratio. */
const places = Array.from({ length: JUMPS }, (_, index) => Math.floor(((index * 0.618034) % 1) * log.length));
let shown: LabState | undefined;
const jump = (sequence: number) => {
  shown = history.stateAt(sequence, shown);
};
for (const place of places.slice(0, 20)) jump(place);
const jumps = figures(places.map((place) => timed(() => jump(place))));
const from = Math.floor(log.length * 0.9);
jump(from);
const back = figures(Array.from({ length: STEPS }, (_, step) => timed(() => jump(from - step - 1))));
const on = figures(Array.from({ length: STEPS }, (_, step) => timed(() => jump(from - STEPS + step + 1))));
const naive = figures(places.slice(0, NAIVE_JUMPS).map((place) => timed(() => foldAll(log.slice(0, place)))));
for (const place of places.slice(0, NAIVE_JUMPS)) mustBeSame(place);

process.stdout.write(
  JSON.stringify({
    events: log.length,
    kept: state.invocations.size,
    checkpoints: history.checkpointCount,
    checkpointBytes,
    logBytes,
    foldWith,
    foldWithout,
    jumps,
    back,
    on,
    naive,
  }),
);

function foldAll(events: readonly LogEvent[], into?: LabHistory): LabState {
  const folded = createLabState();
  for (const event of events) {
    evolve(folded, event);
    into?.append(event, folded);
  }
  return folded;
}

function mustBeSame(sequence: number): void {
  const fresh = JSON.stringify(takeSnapshot(foldAll(log.slice(0, sequence))));
  if (JSON.stringify(takeSnapshot(history.stateAt(sequence))) !== fresh)
    throw new Error(`not the state at ${sequence}`);
}

function timed(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

/** How much what `make` answers keeps in memory. */
function held(make: () => unknown): number {
  const before = used();
  const kept = make();
  const bytes = used() - before;
  if (kept === undefined) throw new Error('nothing was kept');
  return bytes;
}

function figures(values: number[]) {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95), longestMs: at(1) };
}
