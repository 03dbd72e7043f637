// The same handler under AWS's own runtime client for Node, one process for each environment.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkFirstAnswer, ORDER_EVENT, ORDER_HANDLER } from './order-handler.mjs';
import { serveRuntimeApi } from './runtime-api.mjs';

export const HOW_TO_GET_IT =
  'aws-lambda-ric: not installed (npm i --no-save aws-lambda-ric@3.3.0 needs autoconf automake libtool)';
const WARM_UP = 50;
const ENVIRONMENT_MAX_MS = 60_000;

/** The program that starts it, or undefined when it is not installed. */
export function findRuntimeClient() {
  try {
    const description = createRequire(import.meta.url).resolve('aws-lambda-ric/package.json');
    return join(dirname(description), JSON.parse(readFileSync(description, 'utf8')).bin['aws-lambda-ric']);
  } catch {
    return undefined;
  }
}

/** One round: cold starts one after the other, then warm invokes of as many environments as asked, by turns and together. */
export async function measureRuntimeClient(program, { coldStarts, invokes, environments }) {
  const folder = mkdtempSync(join(tmpdir(), 'invocation-lab-bench-'));
  writeFileSync(join(folder, 'index.js'), ORDER_HANDLER);
  const held = [];
  try {
    const coldMs = [];
    for (let time = 0; time < coldStarts; time += 1) {
      const startedAt = performance.now();
      const environment = await startEnvironment(program, folder);
      const body = await environment.invoke(ORDER_EVENT);
      coldMs.push(performance.now() - startedAt);
      checkFirstAnswer(body);
      environment.end();
    }
    while (held.length < environments) held.push(await startEnvironment(program, folder));
    for (const { invoke } of held) for (let left = WARM_UP; left > 0; left -= 1) await invoke(ORDER_EVENT);
    const alone = await invokeAll(held.slice(0, 1), invokes);
    const together = await invokeAll(held, invokes);
    const bytes = held.map(({ pid }) => memoryBytes(pid));
    const bytesEach = bytes.includes(undefined) ? undefined : bytes.reduce((sum, one) => sum + one, 0) / bytes.length;
    return { coldMs, ...alone, togetherPerSecond: together.perSecond, bytesEach };
  } finally {
    for (const environment of held) environment.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startEnvironment(program, folder) {
  const runtimeApi = await serveRuntimeApi();
  const child = spawn(process.execPath, [program, 'index.handler'], {
    cwd: folder,
    env: {
      ...LAMBDA_ENVIRONMENT,
      PATH: process.env.PATH,
      LAMBDA_TASK_ROOT: folder,
      AWS_LAMBDA_RUNTIME_API: runtimeApi.address,
    },
    stdio: 'ignore',
    timeout: ENVIRONMENT_MAX_MS,
  });
  const ended = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the runtime client ended with ${code ?? signal}`)));
  });
  ended.catch(() => {});
  return {
    pid: child.pid,
    invoke: (payload) => Promise.race([runtimeApi.invoke(payload), ended]),
    end: () => {
      child.kill('SIGKILL');
      runtimeApi.close();
    },
  };
}

const LAMBDA_ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/bench',
  AWS_LAMBDA_LOG_STREAM_NAME: 'bench',
  _HANDLER: 'index.handler',
};

async function invokeAll(environments, invokes) {
  const latenciesMs = [];
  const startedAt = performance.now();
  await Promise.all(
    environments.map(async ({ invoke }) => {
      for (let left = Math.ceil(invokes / environments.length); left > 0; left -= 1) {
        const sentAt = performance.now();
        await invoke(ORDER_EVENT);
        latenciesMs.push(performance.now() - sentAt);
      }
    }),
  );
  return { perSecond: (latenciesMs.length * 1_000) / (performance.now() - startedAt), latenciesMs };
}

/** What the process has for itself, with its share of what it has in common with others (Linux), else undefined. */
function memoryBytes(pid) {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) * 1024;
  } catch {
    return undefined;
  }
}
