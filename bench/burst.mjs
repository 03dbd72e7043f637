// 10,000 asynchronous invokes over HTTP with the clock running and the lab's page open: is anything lost, does the page
// stay usable?
import { chromium } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';
import { invokeRequest } from './http.mjs';
import { frontDoor, pause, runScript } from './processes.mjs';
import { quantile } from './table.mjs';

const INVOKES = 10_000;
const IDLE_MAX_MS = 120_000;
const ENDS = new Set(['event-succeeded', 'event-discarded']);

export async function measureBurst() {
  const server = await frontDoor();
  const browser = await chromium.launch({ executablePath: findBrowser() });
  try {
    const base = `http://127.0.0.1:${server.port}`;
    const { labId } = await post(`${base}/api/labs`, { seed: 1, name: 'burst' });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${base}/labs/${labId}`);
    await page.getByRole('button', { name: /^Send\b/ }).waitFor();
    await page.evaluate(watchFrames);

    const startedAt = performance.now();
    const sending = runScript('bench/load.mjs', {
      port: server.port,
      requestsMax: INVOKES,
      timeMaxMs: 60_000,
      requests: [invokeRequest(labId, 'place-order', 'Event', '{"orderId":"A-17"}')],
    });
    const [load, clickMs] = await Promise.all([sending, clickThrough(page)]);
    // They come faster than handlers are computed, so at almost one moment of the lab's time: most are throttled by the
    // account's concurrency, and the last of their doubling waits would end minutes later.
    await post(`${base}/api/labs/${labId}/clock`, { action: 'set', skipWaits: true });
    await untilIdle(`${base}/api/labs/${labId}/clock`);
    const untilIdleSeconds = (performance.now() - startedAt) / 1_000;
    return { ...count(load, await readLog(base, labId)), ...(await frames(page)), clickMs, untilIdleSeconds };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Nothing lost: every 202 is in the log once, and ends exactly once. */
function count(load, log) {
  const ends = new Map();
  for (const event of log) {
    if (event.type === 'invocation-accepted') ends.set(event.requestId, ends.get(event.requestId) ?? 0);
    if (ENDS.has(event.type)) ends.set(event.requestId, (ends.get(event.requestId) ?? 0) + 1);
  }
  const accepted = load.statuses['202'] ?? 0;
  const endedOnce = [...ends.values()].filter((times) => times === 1).length;
  return {
    accepted,
    acceptedInLog: ends.size,
    endedOnce,
    lost: accepted - endedOnce,
    perSecond: load.answers / load.seconds,
  };
}

/** In the page: the time between animation frames, and tasks that block for over 50 ms. */
function watchFrames() {
  const intervals = [];
  const tasks = [];
  let last = performance.now();
  const frame = (now) => {
    intervals.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    entryTypes: ['longtask'],
  });
  globalThis.watchedFrames = { intervals, tasks };
}

async function frames(page) {
  const { intervals, tasks } = await page.evaluate(() => globalThis.watchedFrames);
  const sorted = intervals.sort((a, b) => a - b);
  return {
    frames: sorted.length,
    frameP50Ms: quantile(sorted, 0.5),
    frameP95Ms: quantile(sorted, 0.95),
    longestTaskMs: Math.max(0, ...tasks),
  };
}

/** While the load runs: how long until the table shows after a click on its tab. */
async function clickThrough(page) {
  await pause(500);
  const clickedAt = performance.now();
  await page.getByRole('tab', { name: /Table/ }).click();
  await page.getByRole('table', { name: 'Invocations' }).waitFor();
  const clickMs = performance.now() - clickedAt;
  await page.getByRole('tab', { name: /Timeline/ }).click();
  return clickMs;
}

async function untilIdle(clockUrl) {
  for (const end = performance.now() + IDLE_MAX_MS; performance.now() < end; await pause(250)) {
    const { pendingWork } = await (await fetch(clockUrl)).json();
    if (pendingWork === 0) return;
  }
}

async function readLog(base, labId) {
  const log = [];
  for (;;) {
    const after = log.at(-1)?.sequence ?? 0;
    const { events } = await (await fetch(`${base}/api/labs/${labId}/events?after=${after}`)).json();
    if (events.length === 0) return log;
    for (const event of events) log.push(event);
  }
}

async function post(url, body) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}
