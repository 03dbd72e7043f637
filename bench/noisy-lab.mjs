// Ten labs in one server: one runs endless loops, nine invoke. How long do the nine wait, beside the same without the loops?
import { zipSync } from 'fflate';
import { invokeRequest } from './http.mjs';
import { frontDoor, pause, runScript } from './processes.mjs';
import { median } from './table.mjs';

const ROUNDS = 3;
const ROUND_MS = 5_000;
/** Each of the nine sends one in this time: what is measured is waiting, not how much the machine can do. */
const INVOKE_EVERY_MS = 50;
const OTHER_LABS = 9;
const LOOP_TIMEOUT_SECONDS = 3;
const LOOPS_AT_ONCE = 4;
const LOOP_HEAD_START_MS = 500;
const LOOP = 'exports.handler = async () => { for (;;); };\n';

/** Medians over the rounds, quiet and noisy by turns. */
export async function measureNoisyLab() {
  const server = await frontDoor();
  const labs = `http://127.0.0.1:${server.port}/api/labs`;
  try {
    const noisy = await createLab(labs, 'noisy');
    await createLoop(server.port, noisy);
    // Its clock must not be what it waits for: on to the next loop as soon as one has timed out.
    await post(`${labs}/${noisy}/clock`, { action: 'set', speed: 10_000 });
    const others = [];
    while (others.length < OTHER_LABS) others.push(await createLab(labs, `other ${others.length + 1}`));
    await invokeAll(server.port, others);
    const quiet = [];
    const loud = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      quiet.push(await invokeAll(server.port, others));
      const looping = runLoops(server.port, noisy);
      await pause(LOOP_HEAD_START_MS);
      const measured = await invokeAll(server.port, others);
      loud.push({ ...measured, loops: (await looping).answers });
    }
    return { quiet: summary(quiet), loud: summary(loud) };
  } finally {
    await server.stop();
  }
}

function summary(rounds) {
  return {
    answers: median(rounds.map(({ answers }) => answers)),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
    longestMs: Math.max(...rounds.map(({ longestMs }) => longestMs)),
    loops: median(rounds.map(({ loops }) => loops)),
  };
}

/** Each lab over a connection of its own. */
async function invokeAll(port, labIds) {
  const result = await runScript('bench/load.mjs', {
    port,
    connections: labIds.length,
    timeMaxMs: ROUND_MS,
    everyMs: INVOKE_EVERY_MS,
    requests: labIds.map((labId) => invokeRequest(labId, 'aFunction', 'RequestResponse', '{"orderId":"A-17"}')),
  });
  return only200(result);
}

async function runLoops(port, labId) {
  const result = await runScript('bench/load.mjs', {
    port,
    connections: LOOPS_AT_ONCE,
    timeMaxMs: LOOP_HEAD_START_MS + ROUND_MS,
    requests: [invokeRequest(labId, 'endless-loop', 'RequestResponse', '{}')],
  });
  return only200(result);
}

/** A timeout is a 200 with a function error; anything else is not what is to be measured. */
function only200(result) {
  if (Object.keys(result.statuses).some((status) => status !== '200')) throw new Error(JSON.stringify(result.statuses));
  return result;
}

async function createLab(labs, name) {
  const { labId } = await post(labs, { seed: 1, name });
  return labId;
}

async function createLoop(port, labId) {
  const { headers } = invokeRequest(labId, '', '', '');
  const code = Buffer.from(zipSync({ 'index.js': new TextEncoder().encode(LOOP) })).toString('base64');
  await post(
    `http://127.0.0.1:${port}/2015-03-31/functions`,
    {
      FunctionName: 'endless-loop',
      Runtime: 'nodejs22.x',
      Role: `arn:aws:iam::${labId}:role/lambda-role`,
      Handler: 'index.handler',
      Timeout: LOOP_TIMEOUT_SECONDS,
      Code: { ZipFile: code },
    },
    { authorization: headers.authorization },
  );
}

async function post(url, body, headers = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
