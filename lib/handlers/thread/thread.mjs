// @ts-check
import { parentPort } from 'node:worker_threads';
import { Environments } from './environments.mjs';

/** The thread that sandboxes run in: takes requests one after the other, answers each by its number. */

const environments = new Environments();
let last = Promise.resolve();

parentPort?.on('message', (/** @type {import('../sandbox-thread').ThreadMessage} */ message) => {
  last = last.then(async () => {
    if (message.kind === 'run') return run(message);
    if (message.kind === 'prepare') return environments.prepare();
    if (message.kind === 'destroy') environments.destroy(message.environmentId);
    else environments.endProcess(message.environmentId);
    tellCharge(message.environmentId);
  });
});

/** @param {Extract<import('../sandbox-thread').ThreadMessage, { kind: 'run' }>} message */
async function run({ number, request, room }) {
  parentPort?.postMessage({ number, kind: 'begun' });
  const report = await environments.run(request, room);
  tellCharge(request.environmentId);
  parentPort?.postMessage({ number, kind: 'ended', report });
}

/** @param {string} environmentId */
function tellCharge(environmentId) {
  parentPort?.postMessage({ kind: 'charged', environmentId, bytes: environments.chargedBytes(environmentId) });
}
