// Sends requests again and again over keep-alive connections, each waiting for its answer before the next: no pipelining.
// Connections take turns with the requests; with `everyMs` each sends one in that time and no more.
// Loopback only, and it stops by itself at a count or a time. Prints what came back as JSON.
import { connect } from 'node:net';

const {
  port,
  connections = 32,
  requestsMax = Infinity,
  timeMaxMs,
  everyMs = 0,
  requests,
} = JSON.parse(process.argv[2]);
const statuses = {};
const latenciesMs = [];
let sent = 0;
const startedAt = performance.now();
await Promise.all(Array.from({ length: connections }, (_, index) => keepSending(index)));
const seconds = (performance.now() - startedAt) / 1_000;
latenciesMs.sort((a, b) => a - b);
process.stdout.write(
  JSON.stringify({
    answers: latenciesMs.length,
    statuses,
    seconds,
    p50Ms: latenciesMs[Math.floor(latenciesMs.length * 0.5)],
    p99Ms: latenciesMs[Math.floor(latenciesMs.length * 0.99)],
    longestMs: latenciesMs.at(-1),
  }),
);

function bytesOf({ method, path, headers, body }) {
  return Buffer.from(
    [
      `${method} ${path} HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function keepSending(index) {
  const bytes = bytesOf(requests[index % requests.length]);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    let sentAt = 0;
    const next = () => {
      if (sent >= requestsMax || performance.now() - startedAt >= timeMaxMs) return socket.end();
      sent += 1;
      sentAt = performance.now();
      socket.write(bytes);
    };
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    // Connections that go at a pace do not go in step.
    socket.once('connect', () => (everyMs > 0 ? setTimeout(next, (everyMs * index) / connections) : next()));
    socket.on('data', (text) => {
      received += text;
      const end = answerEnd(received);
      if (end === undefined) return;
      const status = received.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      latenciesMs.push(performance.now() - sentAt);
      received = received.slice(end);
      const restMs = everyMs - (performance.now() - sentAt);
      if (restMs > 0) setTimeout(next, restMs);
      else next();
    });
    socket.once('error', reject);
    socket.once('close', resolve);
  });
}

/** Where the first whole answer ends, or undefined while it is not all there. */
function answerEnd(text) {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const bodyFrom = head + 4;
  const headers = text.slice(0, head).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(headers);
  if (length !== null) {
    const end = bodyFrom + Number(length[1]);
    return text.length >= end ? end : undefined;
  }
  if (!headers.includes('\r\ntransfer-encoding: chunked')) return bodyFrom;
  if (text.startsWith('0\r\n\r\n', bodyFrom)) return bodyFrom + 5;
  const last = text.indexOf('\r\n0\r\n\r\n', bodyFrom);
  return last < 0 ? undefined : last + 7;
}
