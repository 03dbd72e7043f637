// What the dashboard costs before anyone touches it: JavaScript by chunk as it comes over the wire, and how soon the page
// is there. `node bench/first-load.mjs` prints it; the page is the production build, in headless Chromium.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';
import { frontDoor } from './processes.mjs';
import { decimal, median, printTable, whole } from './table.mjs';

/** The aim for all scripts together, compressed. */
export const FIRST_LOAD_MAX_BYTES = 200_000;
/** How much slower than this machine the timed loads run: what Lighthouse takes for a middling phone. */
export const CPU_SLOWDOWN = 4;
const TIMED_ROUNDS = 5;
/** Main-thread work within one task beyond this blocks the user (Total Blocking Time). */
const LONG_TASK_MS = 50;
const QUIET_MS = 1_500;

/**
 * Scripts of the first load, largest first, and the median LCP, TBT and CLS of several slowed-down loads.
 * Nothing is touched; the page is done when no request has come for a while.
 * @param {string} [origin] of a server that runs already; one is started otherwise
 */
export async function measureFirstLoad(origin) {
  const server = origin === undefined ? await frontDoor() : undefined;
  const browser = await chromium.launch({ executablePath: findBrowser() });
  try {
    const url = `${origin ?? `http://127.0.0.1:${server.port}`}/`;
    const scripts = await scriptsOf(browser, url);
    const rounds = [];
    for (let round = 0; round < TIMED_ROUNDS; round += 1) rounds.push(await timesOf(browser, url));
    return {
      scripts,
      gzipBytes: total(scripts, 'gzipBytes'),
      bytes: total(scripts, 'bytes'),
      lcpMs: median(rounds.map(({ lcpMs }) => lcpMs)),
      tbtMs: median(rounds.map(({ tbtMs }) => tbtMs)),
      cls: median(rounds.map(({ cls }) => cls)),
    };
  } finally {
    await browser.close();
    await server?.stop();
  }
}

/** Prints the tables of one measurement. */
export function printFirstLoad({ scripts, gzipBytes, bytes, lcpMs, tbtMs, cls }) {
  printTable(
    `First load of the dashboard, JavaScript (aim ${whole(FIRST_LOAD_MAX_BYTES)} bytes compressed)`,
    ['script', 'over the wire', 'unpacked', 'encoding'],
    [
      ...scripts.map((script) => [script.name, whole(script.gzipBytes), whole(script.bytes), script.encoding]),
      ['all', whole(gzipBytes), whole(bytes), ''],
    ],
  );
  printTable(
    `Timed loads, CPU ${CPU_SLOWDOWN} times slower than this machine, network as it is, median of ${TIMED_ROUNDS}`,
    ['LCP ms', 'TBT ms', 'CLS'],
    [[whole(lcpMs), whole(tbtMs), decimal(cls, 3)]],
  );
}

async function scriptsOf(browser, url) {
  const { page, session, close } = await open(browser);
  const responses = new Map();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') responses.set(requestId, response);
  });
  // Bytes of the body as they came over the wire: still compressed, headers not counted.
  const received = new Map();
  session.on('Network.dataReceived', ({ requestId, encodedDataLength, dataLength }) => {
    const so = received.get(requestId) ?? { gzipBytes: 0, bytes: 0 };
    received.set(requestId, { gzipBytes: so.gzipBytes + encodedDataLength, bytes: so.bytes + dataLength });
  });
  await session.send('Network.enable');
  await load(page, url);
  const scripts = [...responses].map(([requestId, response]) => ({
    name: new URL(response.url).pathname.split('/').at(-1),
    encoding: headerOf(response, 'content-encoding') ?? 'none',
    ...(received.get(requestId) ?? { gzipBytes: 0, bytes: 0 }),
  }));
  await close();
  return scripts.sort((left, right) => right.gzipBytes - left.gzipBytes);
}

async function timesOf(browser, url) {
  const { page, session, close } = await open(browser);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(watch);
  await load(page, url);
  const { lcpMs, fcpMs, tasks, cls } = await page.evaluate(() => globalThis.firstLoad);
  const after = tasks.filter(({ startMs }) => startMs >= fcpMs);
  const tbtMs = after.reduce((sum, { lengthMs }) => sum + Math.max(0, lengthMs - LONG_TASK_MS), 0);
  await close();
  return { lcpMs, tbtMs, cls };
}

async function open(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return { page, session, close: () => context.close() };
}

/** Until the page is usable and nothing more is asked for. The log's stream stays open, so that `networkidle` never comes. */
async function load(page, url) {
  let lastAt = performance.now();
  page.on('request', () => {
    lastAt = performance.now();
  });
  await page.goto(url);
  await page.locator('button[type=submit]:enabled').waitFor();
  while (performance.now() - lastAt < QUIET_MS) await page.waitForTimeout(100);
}

/** Runs in the page before anything else. */
function watch() {
  const seen = { lcpMs: 0, fcpMs: 0, tasks: [], cls: 0 };
  globalThis.firstLoad = seen;
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => {
    seen.lcpMs = entry.startTime;
  });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.fcpMs = entry.startTime;
  });
  observe('longtask', (entry) => seen.tasks.push({ startMs: entry.startTime, lengthMs: entry.duration }));
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
}

/** Header names come as the server wrote them. */
function headerOf(response, name) {
  return Object.entries(response.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function total(scripts, key) {
  return scripts.reduce((sum, script) => sum + script[key], 0);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  printFirstLoad(await measureFirstLoad(process.argv[2]));
}
