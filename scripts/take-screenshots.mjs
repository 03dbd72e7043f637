// `node scripts/take-screenshots.mjs http://127.0.0.1:3000`: the README's pictures, from a running app. Makes labs of its own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findBrowser } from './find-browser.mjs';

const FOLDER = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const base = process.argv[2] ?? 'http://127.0.0.1:3000';
const PAYLOAD = { orderId: 'A-17', items: [1, 2, 3], email: 'kim@example.com' };

mkdirSync(FOLDER, { recursive: true });
const { labId } = await post('/api/labs', { seed: 7, name: 'Lab' });
await clock(labId, { action: 'pause' });
const requestId = await invoke('always-fails');
await invoke('flaky-payment');
await invoke('process-batch');
await clock(labId, { action: 'run-until-idle' });
const fork = await post(`/api/labs/${labId}/fork`, { at: 90_000, name: 'What if' });
await post(`/api/labs/${fork.labId}/invocations/${requestId}/intervene`, { action: 'cancel-retries' });
await clock(fork.labId, { action: 'run-until-idle' });

const browser = await chromium.launch({ executablePath: findBrowser() });
const timeline = `/labs/${labId}?invocation=${requestId}`;
const spans = (page) =>
  page.getByRole('list', { name: 'Timeline spans' }).first().getByText('Attempt 3 of always-fails');
await take('timeline-dark', timeline, 'dark', spans);
await take('timeline-light', timeline, 'light', spans);
await take('flow-dark', `${timeline}&view=flow`, 'dark', (page) => page.getByRole('button', { name: /^Event queue/ }));
await take('beside-light', `/labs/${labId}/beside/${fork.labId}?invocation=${requestId}`, 'light', spans);
await browser.close();
await Promise.all([labId, fork.labId].map((id) => fetch(`${base}/api/labs/${id}`, { method: 'DELETE' })));

async function take(name, path, theme, whatMustBeThere) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await page.goto(base + path);
  await whatMustBeThere(page).first().waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('load');
  // The canvas is drawn in the frame after the last of its fonts.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
}

/** An asynchronous invoke by any HTTP client; answers its request id. */
async function invoke(functionName) {
  const answer = await fetch(`${base}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${labId}/20260101/us-east-1/lambda/aws4_request`,
      'x-amz-invocation-type': 'Event',
    },
    body: JSON.stringify(PAYLOAD),
  });
  return answer.headers.get('x-amzn-requestid');
}

function clock(id, action) {
  return post(`/api/labs/${id}/clock`, action);
}

async function post(path, body) {
  const answer = await fetch(base + path, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
