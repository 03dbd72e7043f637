// `npm run bench`: what the lab can do, as ratios in one run. Bounded in time; nothing leaves this machine.
// `npm run bench -- engine history handlers http burst` runs only those named.
import { cpus } from 'node:os';
import { bundleBench } from './bundle.mjs';
import { measureBurst } from './burst.mjs';
import { measureHandlers } from './handlers.mjs';
import { measureHttp } from './http.mjs';
import { measureNoisyLab } from './noisy-lab.mjs';
import { runScript } from './processes.mjs';
import { HOW_TO_GET_IT } from './runtime-client.mjs';
import { decimal, median, printTable, whole } from './table.mjs';

const ENGINE_ROUNDS = 5;
const ENGINE_INVOCATIONS = 100_000;
const HISTORY_INVOCATIONS = 20_000;
const BURST_ROUNDS = 3;
const HTTP_KINDS = [
  { name: 'Event, which includes running the handlers', invocationType: 'Event' },
  { name: 'Event, paused clock: acceptance alone', invocationType: 'Event', pausedClock: true },
  { name: 'DryRun', invocationType: 'DryRun' },
];

const BENCHES = {
  engine: benchEngine,
  history: benchHistory,
  handlers: benchHandlers,
  http: benchHttp,
  burst: benchBurst,
};
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

async function benchHistory() {
  const { file, remove } = await bundleBench('history');
  const run = await runScript(file, HISTORY_INVOCATIONS, ['--expose-gc']).finally(remove);
  const row = (name, { p50Ms, p95Ms, longestMs }) => [
    name,
    decimal(p50Ms),
    decimal(p95Ms),
    decimal(longestMs),
    decimal(p50Ms / run.naive.p50Ms, 3),
  ];
  printTable(
    `A jump in a log of ${whole(run.events)} events with ${whole(run.kept)} invocations kept (aim: under 50 ms)`,
    ['', 'p50 ms', 'p95 ms', 'longest ms', 'of naive'],
    [
      row('folded from the beginning (naive)', run.naive),
      row('to anywhere, from checkpoints', run.jumps),
      row('one event back', run.back),
      row('one event on', run.on),
    ],
  );
  console.log(
    `  ${whole(run.checkpoints)} checkpoints take ${decimal(run.checkpointBytes / 1e6, 1)} MB, ${whole(run.checkpointBytes / run.events)} bytes an event (the log itself: ${whole(run.logBytes / run.events)}); taking them makes the fold ${decimal(run.foldWith / run.foldWithout)} x as long`,
  );
}

async function benchHandlers() {
  const { rows, firstMs, hasRuntimeClient } = await measureHandlers();
  const [bare] = rows;
  const beside = (value, of) => (value === undefined ? undefined : `${decimal(value / of, 1)} x`);
  printTable(
    `One handler (async, one console.log, JSON in and out), median of 3 rounds; the first of a thread takes ${whole(firstMs)} ms`,
    ['', 'cold ms', 'of vm', 'warm p50 us', 'of vm', 'invokes/s', 'of vm', 'several at once', 'MB each', 'of vm'],
    rows.map((row) => [
      row.name,
      decimal(row.coldMs),
      beside(row.coldMs, bare.coldMs),
      whole(row.warmMicros),
      beside(row.warmMicros, bare.warmMicros),
      whole(row.perSecond),
      decimal(row.perSecond / bare.perSecond, 3),
      whole(row.togetherPerSecond),
      decimal(row.bytesEach / 1e6),
      beside(row.bytesEach, bare.bytesEach),
    ]),
  );
  if (!hasRuntimeClient) console.log(`  ${HOW_TO_GET_IT}`);
  await benchNoisyLab();
}

async function benchNoisyLab() {
  const { quiet, loud } = await measureNoisyLab();
  const row = (name, run) => [
    name,
    whole(run.loops ?? 0),
    whole(run.answers),
    decimal(run.p50Ms),
    decimal(run.p99Ms),
    decimal(run.longestMs, 1),
  ];
  printTable(
    'Nine labs invoke over HTTP (each every 50 ms) while one runs endless loops, median of 3; the longest stall is of all rounds',
    ['', 'loops timed out', 'answers', 'p50 ms', 'p99 ms', 'longest ms'],
    [
      row('without the loops', quiet),
      row('with', loud),
      [
        'ratio',
        '',
        decimal(loud.answers / quiet.answers),
        decimal(loud.p50Ms / quiet.p50Ms),
        decimal(loud.p99Ms / quiet.p99Ms),
        decimal(loud.longestMs / quiet.longestMs),
      ],
    ],
  );
}

async function benchHttp() {
  for (const { name, ...kind } of HTTP_KINDS) {
    const rows = await measureHttp(kind);
    const bare = rows[0];
    printTable(
      `HTTP invokes (${name}), 32 connections, median of 3 (aim: front door at half of bare or better)`,
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
    '10,000 asynchronous invokes with the clock running and the lab open in headless Chromium; once all are sent, waits are skipped',
    ['', ...rounds.map((_, index) => `round ${index + 1}`)],
    columns.map(([name, cell]) => [name, ...rounds.map(cell)]),
  );
}
