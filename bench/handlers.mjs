// One handler in the lab's sandbox, in plain node:vm and under AWS's runtime client: cold start, warm invoke, memory.
import { bundleBench } from './bundle.mjs';
import { runScript } from './processes.mjs';
import { findRuntimeClient, measureRuntimeClient } from './runtime-client.mjs';
import { median, quantile } from './table.mjs';

const ROUNDS = 3;
const COLD_STARTS = 30;
const INVOKES = 4_000;
const IN_FLIGHT = 8;
const MEMORY_ENVIRONMENTS = 100;
/** Each is a process. */
const CLIENT_COLD_STARTS = 10;
const CLIENT_INVOKES = 2_000;
const CLIENT_ENVIRONMENTS = 4;

/** Medians over the rounds, in each of which all take their turn. The first row is what the others are compared with. */
export async function measureHandlers() {
  const program = findRuntimeClient();
  const speeds = { vm: [], sandbox: [], client: [] };
  const { file, remove } = await bundleBench('handlers');
  const run = (ask) => runScript(file, ask, ['--expose-gc']);
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const speed = await run({ measure: 'speed', coldStarts: COLD_STARTS, invokes: INVOKES, inFlight: IN_FLIGHT });
      speeds.vm.push(speed.vm);
      speeds.sandbox.push(speed.sandbox);
      if (program !== undefined) speeds.client.push(await clientRound(program));
    }
    const memoryOf = (way) => run({ measure: 'memory', way, environments: MEMORY_ENVIRONMENTS });
    const rows = [
      { name: 'node:vm, no fence', ...summary(speeds.vm), bytesEach: (await memoryOf('vm')).bytesEach },
      { name: "the lab's sandbox, one thread", ...summary(speeds.sandbox), ...(await memoryOf('sandbox')) },
    ];
    if (program !== undefined) rows.push({ name: 'aws-lambda-ric, a process each', ...summary(speeds.client) });
    return {
      rows,
      hasRuntimeClient: program !== undefined,
      firstMs: median(speeds.sandbox.map(({ firstMs }) => firstMs)),
    };
  } finally {
    remove();
  }
}

function clientRound(program) {
  return measureRuntimeClient(program, {
    coldStarts: CLIENT_COLD_STARTS,
    invokes: CLIENT_INVOKES,
    environments: CLIENT_ENVIRONMENTS,
  });
}

function summary(rounds) {
  const middle = (value) => median(rounds.map(value));
  return {
    coldMs: middle(({ coldMs }) => median(coldMs)),
    warmMicros: middle(
      ({ latenciesMs }) =>
        quantile(
          latenciesMs.sort((a, b) => a - b),
          0.5,
        ) * 1_000,
    ),
    perSecond: middle(({ perSecond }) => perSecond),
    togetherPerSecond: middle(({ togetherPerSecond }) => togetherPerSecond),
    bytesEach: middle(({ bytesEach }) => bytesEach),
  };
}
