// Starts and stops the servers that are measured. Each is a process of its own, on a free port of the loopback.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START_MAX_MS = 20_000;

/** @typedef {{ name: string, port: number, pid: number, stop: () => Promise<void> }} Server */

/** `node:http` with nothing behind it: the most this machine can do. */
export const bareServer = () => start('bare node:http', () => ['bench/bare-server.mjs']);

/** What `npm start` runs. */
export const frontDoor = () => start('front door', () => ['server.mjs']);

/** The same build under a plain `next start`, where only the route handlers answer. */
export const routeHandler = () =>
  start('route handler', (port) => ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)]);

async function start(name, argsFor) {
  const port = await freePort();
  const child = spawn(process.execPath, argsFor(port), {
    cwd: ROOT,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      SEED: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(timer);
  };
  await answering(port, name, exited);
  return { name, port, pid: child.pid, stop };
}

async function answering(port, name, exited) {
  let gone = false;
  exited.then(() => {
    gone = true;
  });
  for (const end = Date.now() + START_MAX_MS; Date.now() < end && !gone; await pause(100)) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/api/labs`)).ok) return;
    } catch {
      // Not listening yet.
    }
  }
  throw new Error(`${name} did not start`);
}

/** Starts a script of this folder with what it is asked for; who started it ends it. */
export function startScript(script, ask, nodeArgs = []) {
  return spawn(process.execPath, [...nodeArgs, script, JSON.stringify(ask)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Runs a script of this folder; answers what it printed as JSON. */
export function runScript(script, ask, nodeArgs = []) {
  const child = startScript(script, ask, nodeArgs);
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString()));
      else reject(new Error(`${script} ended with ${code}`));
    });
  });
}

/** CPU seconds a process has used, where the system tells (Linux), else undefined. */
export function cpuSeconds(pid) {
  try {
    const stat = readFileSync(join('/proc', String(pid), 'stat'), 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticksPerSecond = 100;
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return undefined;
  }
}

/** What a process holds of the machine's memory, where the system tells (Linux), else undefined. */
export function residentBytes(pid) {
  try {
    const status = readFileSync(join('/proc', String(pid), 'status'), 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1_024;
  } catch {
    return undefined;
  }
}

export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
