// `npm run bench:ui`: how the timeline moves, with how many spans, in headless Chromium, beside the same spans drawn plainly.
// `npm run bench:ui -- frames 1000 10000` runs only parts (frames, live) and sizes.
import { cpus, loadavg } from 'node:os';
import { chromium } from 'playwright';
import { findBrowser } from '../scripts/find-browser.mjs';
import { bundleBench } from './bundle.mjs';
import { freePort, frontDoor, pause, residentBytes, startScript } from './processes.mjs';
import { decimal, whole } from './table.mjs';
import { frameFigures, framesDuring, watchFrames, wheel } from './ui-frames.mjs';
import { printUi } from './ui-tables.mjs';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Above these a plain page does not get through in a minute. */
const PLAIN_MAX = { dom: 10_000, svg: 100_000 };
const PART_MAX_MS = 12_000;
const ROUNDS = 3;
const LIVE = { perSecond: 10_000, seconds: 10 };

const asked = process.argv.slice(2);
const parts = asked.filter((word) => /^[a-z]+$/.test(word));
const sizes = asked.map(Number).filter((size) => size > 0);
const has = (part) => parts.length === 0 || parts.includes(part);

const behind = await frontDoor();
const { file, remove } = await bundleBench('ui-server');
const port = await freePort();
const server = startScript(file, { port, behindPort: behind.port });
const base = `http://127.0.0.1:${port}`;
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--js-flags=--expose-gc'] });
try {
  console.log(`Node ${process.versions.node}, Chromium ${browser.version()}, ${cpus().length} x ${cpus()[0]?.model}`);
  await answering();
  const results = [];
  for (const size of sizes.length > 0 ? sizes : SIZES) results.push(await measureSize(size));
  printUi(results, { rounds: ROUNDS, liveSeconds: LIVE.seconds });
} finally {
  await browser.close();
  server.kill('SIGTERM');
  remove();
  await behind.stop();
}

async function measureSize(size) {
  const result = { size, machineLoad: loadavg()[0] };
  await fetch(`${base}/bench/log?spans=${size}`);
  const idleBytes = await renderersBytes();
  const page = await openLab();
  const cdp = await measured(page);
  Object.assign(result, await loaded(page));
  result.heapBytes = await heapBytes(cdp);
  result.bytes = (await renderersBytes()) - idleBytes;
  if (has('frames')) result.ours = await moved(page, cdp);
  if (has('live')) result.live = await ingest(page, cdp);
  await page.close();
  console.log(`  ${whole(size)} spans measured, load ${decimal(loadavg()[0], 1)}`);
  if (has('frames')) {
    for (const kind of ['dom', 'svg']) if (size <= PLAIN_MAX[kind]) result[kind] = await plain(kind);
  }
  return result;
}

async function openLab() {
  const { labId } = await post('/api/labs', { seed: 1, name: 'bench' });
  await post(`/api/labs/${labId}/clock`, { action: 'pause' });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  page.on('pageerror', (error) => console.error(`  page: ${error.message}`));
  await page.addInitScript(watchFrames);
  await page.goto(`${base}/labs/${labId}`);
  return page;
}

async function measured(page) {
  const cdp = await page.context().newCDPSession(page);
  // The main thread's own time: others on this machine take none of it away.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return cdp;
}

/** The whole history: how long it takes, and how smooth the page is meanwhile. */
async function loaded(page) {
  const startedAt = performance.now();
  let state;
  do {
    await pause(100);
    state = await (await fetch(`${base}/bench/state`)).json();
  } while (!state.sent);
  const isWhole = (await lastSequence(page, state.sequence)) === state.sequence;
  if (!isWhole) throw new Error('the page did not get the whole log');
  const load = frameFigures([{ intervals: await page.evaluate(() => globalThis.watched.intervals), busyMs: 0 }]);
  return { events: state.sequence, loadSeconds: (performance.now() - startedAt) / 1_000, load };
}

/** What the page's own log says it has folded last. */
async function lastSequence(page, wanted) {
  await page.getByRole('tab', { name: 'Log', exact: true }).click();
  const last = page.getByRole('list', { name: 'Event log' }).getByRole('listitem').last();
  let found = 0;
  for (const end = performance.now() + PART_MAX_MS; performance.now() < end && found < wanted; await pause(50)) {
    found = Number.parseInt(await last.innerText({ timeout: PART_MAX_MS }), 10);
  }
  await page.getByRole('tab', { name: 'Functions', exact: true }).click();
  return found;
}

async function heapBytes(cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize + (backingStorageSize ?? 0);
}

/** What the browser's page processes take of the machine, elements and pictures included. */
async function renderersBytes() {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { id }) => sum + (residentBytes(id) ?? Number.NaN), 0);
}

/** The same movements several times: all frames together, and the best of the rounds, because others use this machine too. */
async function moved(page, cdp) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await moveOnce(page, cdp));
  const names = Object.keys(rounds[0]);
  return {
    ...frameFigures(rounds.flatMap((views) => Object.values(views))),
    bestP95Ms: Math.min(...rounds.map((views) => frameFigures(Object.values(views)).p95Ms)),
    views: names.map((name) => [name, frameFigures(rounds.map((views) => views[name]))]),
  };
}

/** Panning and zooming by wheel, drag and keys, from the whole lab down to single spans and back. */
async function moveOnce(page, cdp) {
  const picture = page.getByRole('img', { name: 'Timeline picture' });
  const { x, y, width, height } = await picture.boundingBox();
  const middle = [x + width * 0.6, y + height * 0.4];
  await page.mouse.move(...middle);
  await page.getByRole('button', { name: 'Fit everything' }).click();
  await page.mouse.move(...middle);
  await pause(300);
  const until = performance.now() + PART_MAX_MS;
  const views = {};
  const during = async (name, action) => {
    views[name] = await framesDuring(page, cdp, action);
  };
  await during('pan, whole lab', () => wheel(page, 40, 30, true, until));
  await during('zoom in to one span', () => wheel(page, 90, -60, false, until));
  await during('pan, near', () => wheel(page, 60, 60, true, until));
  await during('zoom out to all', () => wheel(page, 90, 60, false, until));
  await page.getByRole('button', { name: 'Fit everything' }).click();
  await wheel(page, 12, -100, false, until);
  await during('drag, a tenth', () => drag(page, middle));
  await during('keys', () => keys(page));
  return views;
}

async function drag(page, [x, y]) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 60; step += 1) await page.mouse.move(x + 250 * Math.sin(step / 8), y);
  await page.mouse.up();
}

async function keys(page) {
  for (const key of 'wwwwddddaaaassss') {
    await page.keyboard.press(key);
    await pause(20);
  }
}

async function ingest(page, cdp) {
  await page.getByRole('button', { name: 'Go live' }).click();
  await pause(300);
  let sent;
  const run = await framesDuring(page, cdp, async () => {
    sent = await (await fetch(`${base}/bench/live?perSecond=${LIVE.perSecond}&seconds=${LIVE.seconds}`)).json();
  });
  const folded = await lastSequence(page, sent.sequence);
  return { ...frameFigures([run]), perSecond: sent.events / sent.seconds, lost: sent.sequence - folded };
}

async function plain(kind) {
  const idleBytes = await renderersBytes();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.addInitScript(watchFrames);
    await page.goto(`${base}/bench/plain?kind=${kind}`);
    await page.waitForFunction(() => document.title === 'ready', undefined, { timeout: 60_000 });
    const cdp = await measured(page);
    await heapBytes(cdp);
    const bytes = (await renderersBytes()) - idleBytes;
    await page.mouse.move(600, 300);
    const until = performance.now() + PART_MAX_MS;
    const runs = [];
    for (const [steps, delta, isPan] of [
      [40, 30, true],
      [60, -60, false],
      [40, 60, true],
      [60, 60, false],
    ]) {
      runs.push(await framesDuring(page, cdp, () => wheel(page, steps, delta, isPan, until)));
    }
    return { ...frameFigures(runs), bytes };
  } catch (error) {
    console.error(`  plain ${kind}: ${error.message.split('\n')[0]}`);
    return undefined;
  } finally {
    await page.close();
  }
}

async function answering() {
  for (const end = performance.now() + 10_000; performance.now() < end; await pause(100)) {
    if (
      await fetch(`${base}/bench/state`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
  }
  throw new Error('the bench server did not start');
}

async function post(path, body) {
  const answer = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}
