// Moves a page by real input and tells how smoothly it followed.
import { quantile } from './table.mjs';

/** In the page: the time between animation frames. */
export function watchFrames() {
  const watched = { intervals: [], last: performance.now() };
  globalThis.watched = watched;
  const frame = (now) => {
    watched.intervals.push(now - watched.last);
    watched.last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Does something and tells of the frames meanwhile, and how long the main thread worked for each. */
export async function framesDuring(page, cdp, action) {
  const before = await busySeconds(cdp);
  await page.evaluate(() => {
    globalThis.watched.intervals.length = 0;
  });
  await action();
  const intervals = await page.evaluate(() => globalThis.watched.intervals);
  const busyMs = ((await busySeconds(cdp)) - before) * 1_000;
  return { intervals, busyMs };
}

/** Several runs as one. */
export function frameFigures(runs) {
  const sorted = runs.flatMap((run) => run.intervals).sort((a, b) => a - b);
  const busyMs = runs.reduce((sum, run) => sum + run.busyMs, 0);
  return {
    frames: sorted.length,
    p50Ms: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    longestMs: sorted.at(-1),
    mainMs: busyMs / Math.max(1, sorted.length),
  };
}

async function busySeconds(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** Wheel steps of one direction, one after the other has been taken. */
export async function wheel(page, steps, deltaY, isPan, untilMs) {
  if (isPan) await page.keyboard.down('Shift');
  for (let step = 0; step < steps && performance.now() < untilMs; step += 1) await page.mouse.wheel(0, deltaY);
  if (isPan) await page.keyboard.up('Shift');
}
