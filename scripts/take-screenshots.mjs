// `node scripts/take-screenshots.mjs http://127.0.0.1:3000`: the README's pictures, from a running app. Resets its default lab.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findBrowser } from './find-browser.mjs';

const FOLDER = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const base = process.argv[2] ?? 'http://127.0.0.1:3000';
const lab = `${base}/api/labs/000000000000`;

mkdirSync(FOLDER, { recursive: true });
await post(`${lab}/reset`, { seed: 7 });
await clock({ action: 'pause' });
const requestId = await tellStory();
const browser = await chromium.launch({ executablePath: findBrowser() });
for (const theme of ['dark', 'light']) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await page.goto(`${base}/labs/000000000000?invocation=${requestId}`);
  await page
    .getByRole('list', { name: 'Timeline spans' })
    .getByText('Attempt 3 of always-fails')
    .waitFor({ state: 'attached' });
  await page.getByRole('combobox', { name: 'Function' }).selectOption('always-fails');
  await page.getByRole('radiogroup', { name: 'Invocation type' }).getByText('Asynchronous', { exact: true }).click();
  await page.getByRole('button', { name: /^orders-dlq/ }).click();
  await page.getByRole('tabpanel', { name: 'Messages' }).getByText(requestId).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `dashboard-${theme}.png`) });
  await page.close();
}
await browser.close();
await clock({ action: 'resume' });

/** One event to the very end; answers its request id. */
async function tellStory() {
  const answer = await fetch(`${base}/2015-03-31/functions/always-fails/invocations`, {
    method: 'POST',
    headers: { 'x-amz-invocation-type': 'Event' },
    body: JSON.stringify({ orderId: 'A-17', items: [1, 2, 3], email: 'kim@example.com' }),
  });
  await clock({ action: 'run-until-idle' });
  return answer.headers.get('x-amzn-requestid');
}

function clock(action) {
  return post(`${lab}/clock`, action);
}

async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}
