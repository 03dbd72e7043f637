// What `npm start` and `npm run dev` run: one HTTP server that asks the front door first and leaves the pages to Next.
import { createServer } from 'node:http';

const STOP_WITHIN_MS = 1_500;
// Longer than the idle time of usual clients and proxies, so that they, not we, close a connection that is in use.
const KEEP_ALIVE_MS = 65_000;

const dev = process.argv.includes('--dev');
const hostname = process.env.HOST || '127.0.0.1';
const port = readPort(process.env.PORT || '3000');

process.env.NODE_ENV = dev ? 'development' : 'production';
// Tells instrumentation.ts that this file stops the process.
globalThis[Symbol.for('invocation-lab.server')] = true;

let stopping = false;
// Answers from the first moment on: who calls while Next still starts, waits for it.
const server = createServer(async (request, response) => {
  if (frontDoor()?.handle(request, response)) return;
  const app = await started;
  if (!frontDoor()?.handle(request, response)) await app.getRequestHandler()(request, response);
});
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.on('error', (error) => exitWith(explain(error)));
// A port that is taken is found out before the second that Next needs to start.
await new Promise((resolve) => server.listen({ port, host: hostname }, resolve));
const started = startNext();
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop());
await started;
if (!stopping) console.log(`Invocation Lab is at ${urlOf(server.address())}`);

async function startNext() {
  const { default: next } = await import('next');
  // Next listens for upgrades on this server, which only development needs. In production it gets one that never listens:
  // clients that offer `Upgrade: h2c` with each request (Java's do) would otherwise wait for ever.
  const app = next({ dev, hostname, port, httpServer: dev ? server : createServer() });
  await app.prepare().catch((error) => exitWith(`Next did not start: ${error.message}`));
  return app;
}

function frontDoor() {
  return globalThis[Symbol.for('invocation-lab.front-door')];
}

async function stop() {
  if (stopping) process.exit(1);
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  server.close();
  await frontDoor()?.close();
  server.closeAllConnections();
  await (await started).close();
  process.exit(0);
}

function readPort(text) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  return exitWith(`PORT must be a whole number from 0 to 65535, not ${JSON.stringify(text)}.`);
}

function explain(error) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`;
  }
  if (error.code === 'EACCES') return `Port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start`;
  return `Cannot listen at ${hostname}:${port} (${error.code}). HOST must be an address of this machine.`;
}

function urlOf({ address, family, port: bound }) {
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${bound}`;
}

function exitWith(message) {
  console.error(message);
  process.exit(1);
}
