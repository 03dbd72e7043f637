// Stands before the real server: everything goes through to it, but the log of the lab that is measured comes from here, in
// the same frames, as long and as fast as is asked for.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { LogEvent } from '@/lib/engine/events';
import { UiLog } from './ui-log';
import { plainPage } from './ui-plain-page';
import { plainSpans } from './ui-plain-spans';

const ask = JSON.parse(process.argv[2] ?? '{}');
/** As the real server cuts its messages. */
const EVENTS_A_MESSAGE = 2_000;
const LIVE_EVERY_MS = 30;

let log = new UiLog();
let spansWanted = 0;
/** The whole history is sent. */
let sent = false;
let stream: ServerResponse | undefined;

const server = createServer((incoming, outgoing) => {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  if (incoming.headers.accept?.includes('text/event-stream')) return void streamLog(incoming, outgoing);
  if (url.pathname === '/bench/state') return json(outgoing, { sequence: log.sequence, sent });
  if (url.pathname === '/bench/log') return begin(Number(url.searchParams.get('spans')), outgoing);
  if (url.pathname === '/bench/live') return void live(url.searchParams, outgoing);
  if (url.pathname === '/bench/spans') return json(outgoing, plainSpans(log.timeline, spansWanted, log.now));
  if (url.pathname === '/bench/plain') return html(outgoing, plainPage(url.searchParams.get('kind') === 'svg'));
  passOn(incoming, outgoing);
});
// Making a long log keeps this process from its connections for a while.
server.keepAliveTimeout = 60_000;
server.listen(ask.port, '127.0.0.1');

function begin(spans: number, outgoing: ServerResponse): void {
  log = new UiLog();
  spansWanted = spans;
  sent = false;
  json(outgoing, {});
}

/** The whole history, each piece when the one before was taken. */
async function streamLog(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (new URL(incoming.url ?? '/', 'http://127.0.0.1').searchParams.get('after') !== '0') {
    // A page that comes back has lost something: that must show.
    outgoing.writeHead(410).end();
    return;
  }
  outgoing.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  stream = outgoing;
  await write(outgoing, clockFrame(false));
  let held: LogEvent[] = [];
  while (log.timeline.spans.length < spansWanted && !outgoing.closed) {
    for (const event of log.burst()) held.push(event);
    while (held.length >= EVENTS_A_MESSAGE) {
      await write(outgoing, logFrame(held.slice(0, EVENTS_A_MESSAGE)));
      held = held.slice(EVENTS_A_MESSAGE);
    }
  }
  await write(outgoing, logFrame(held));
  await write(outgoing, clockFrame(false));
  sent = true;
}

/** Events at a rate, paced by the wall clock: sim time runs beside it. Answers when all are sent. */
async function live(query: URLSearchParams, outgoing: ServerResponse): Promise<void> {
  const seconds = Number(query.get('seconds'));
  const perMs = Number(query.get('perSecond')) / 1_000;
  const startedAt = performance.now();
  const simFrom = log.now;
  const firstSequence = log.sequence;
  if (stream) await write(stream, clockFrame(true));
  while (stream && performance.now() - startedAt < seconds * 1_000) {
    const passedMs = Math.floor(performance.now() - startedAt);
    const events = log.steady(simFrom + passedMs - log.now, perMs);
    if (events.length > 0) await write(stream, logFrame(events));
    await new Promise((resolve) => setTimeout(resolve, LIVE_EVERY_MS));
  }
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  if (stream) await write(stream, clockFrame(false));
  json(outgoing, { sequence: log.sequence, events: log.sequence - firstSequence, seconds: tookSeconds });
}

function logFrame(events: readonly LogEvent[]): string {
  return events.length === 0
    ? ': nothing\n\n'
    : `event: log\nid: ${events.at(-1)?.sequence}\ndata: ${JSON.stringify(events)}\n\n`;
}

function clockFrame(moving: boolean): string {
  const clock = { mode: moving ? 'running' : 'paused', moving, speed: 1, skipWaits: false, pendingWork: 1 };
  const data = { ...clock, now: log.now, nextEntryAt: null, logId: 'bench' };
  return `event: clock\ndata: ${JSON.stringify(data)}\n\n`;
}

function write(outgoing: ServerResponse, text: string): Promise<void> {
  if (outgoing.write(text)) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go).off('close', go);
      resolve();
    };
    outgoing.on('drain', go).on('close', go);
  });
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url: path, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port: ask.behindPort, method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function json(outgoing: ServerResponse, body: object): void {
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function html(outgoing: ServerResponse, body: string): void {
  outgoing.writeHead(200, { 'content-type': 'text/html' }).end(body);
}
