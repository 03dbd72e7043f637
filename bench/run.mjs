// `npm run bench`: what the lab can do, as ratios in one run. Bounded in time; nothing leaves this machine.
// `npm run bench -- engine http burst` runs only those named.
import { cpus } from 'node:os';
import { bundleBench } from './bundle.mjs';
import { measureBurst } from './burst.mjs';
import { measureHttp } from './http.mjs';
import { runScript } from './processes.mjs';
import { decimal, median, printTable, whole } from './table.mjs';

const ENGINE_ROUNDS = 5;
const ENGINE_INVOCATIONS = 100_000;
const BURST_ROUNDS = 3;

const BENCHES = { engine: benchEngine, http: benchHttp, burst: benchBurst };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`Unknown bench: ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown CPU'}`);
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await BENCHES[name]();

async function benchEngine() {
  const { file, remove } = await bundleBench('engine');
  const rounds = [];
  try {
    for (let round = 0; round < ENGINE_ROUNDS; round += 1) {
      rounds.push(await runScript(file, ENGINE_INVOCATIONS, ['--expose-gc']));
    }
  } finally {
    remove();
  }
  printTable(
    `Engine, one thread, median of ${ENGINE_ROUNDS} (aim 1,000,000 log events a second, floor 500,000; 150 bytes an event)`,
    ['invocations', 'log events', 'events/s', 'best', 'bytes/event', 'left pending'],
    [
      [
        whole(ENGINE_INVOCATIONS),
        whole(rounds[0].events),
        whole(median(rounds.map((round) => round.eventsPerSecond))),
        whole(Math.max(...rounds.map((round) => round.eventsPerSecond))),
        whole(median(rounds.map((round) => round.bytesPerEvent))),
        whole(Math.max(...rounds.map((round) => round.pending))),
      ],
    ],
  );
}

async function benchHttp() {
  for (const invocationType of ['Event', 'DryRun']) {
    const rows = await measureHttp(invocationType);
    const bare = rows[0];
    printTable(
      `HTTP invokes (${invocationType}), 32 connections, median of 3 (aim: front door at half of bare or better)`,
      ['server', 'invokes/s', 'of bare', 'server CPU us', 'p50 ms', 'p99 ms'],
      rows.map((row) => [
        row.name,
        whole(row.perSecond),
        decimal(row.perSecond / bare.perSecond),
        whole(row.cpuMicros),
        decimal(row.p50Ms),
        decimal(row.p99Ms),
      ]),
    );
  }
}

async function benchBurst() {
  const rounds = [];
  for (let round = 0; round < BURST_ROUNDS; round += 1) rounds.push(await measureBurst());
  const columns = [
    ['sent, answered 202', (round) => whole(round.accepted)],
    ['accepted in the log', (round) => whole(round.acceptedInLog)],
    ['ended exactly once', (round) => whole(round.endedOnce)],
    ['lost', (round) => whole(round.lost)],
    ['invokes/s', (round) => whole(round.perSecond)],
    ['until idle, s', (round) => decimal(round.untilIdleSeconds, 1)],
    ['frames', (round) => whole(round.frames)],
    ['frame p50 ms', (round) => decimal(round.frameP50Ms, 1)],
    ['frame p95 ms', (round) => decimal(round.frameP95Ms, 1)],
    ['longest task ms', (round) => whole(round.longestTaskMs)],
    ['click to table ms', (round) => whole(round.clickMs)],
  ];
  printTable(
    '10,000 asynchronous invokes with the clock running and the lab open in headless Chromium',
    ['', ...rounds.map((_, index) => `round ${index + 1}`)],
    columns.map(([name, cell]) => [name, ...rounds.map(cell)]),
  );
}
