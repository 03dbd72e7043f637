// @ts-check
import { parentPort } from 'node:worker_threads';
import { Environments } from './environments.mjs';

/** The thread that sandboxes run in: takes requests one after the other, answers each by its number. */

const environments = new Environments();
let last = Promise.resolve();

parentPort?.on('message', (/** @type {import('../sandbox-thread').ThreadMessage} */ message) => {
  if (message.kind === 'destroy') return environments.destroy(message.environmentId);
  last = last.then(async () => {
    parentPort?.postMessage({ number: message.number, kind: 'begun' });
    const report = await environments.run(message.request);
    parentPort?.postMessage({ number: message.number, kind: 'ended', report });
  });
});
