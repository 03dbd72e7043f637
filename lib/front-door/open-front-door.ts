import { closeStreams } from '@/lib/control/open-streams';
import { labRegistry } from '@/lib/labs/lab-registry';
import { type FrontDoor, frontDoor } from './front-door';

const DOOR = Symbol.for('invocation-lab.front-door');
/** `server.mjs` sets it before Next starts: it stops the process itself. */
const SERVER = Symbol.for('invocation-lab.server');

interface Holder {
  [DOOR]?: FrontDoor;
  readonly [SERVER]?: boolean;
}

/** Boots the labs and leaves the front door where `server.mjs` finds it: the two share no module, only `globalThis`. */
export async function openFrontDoor(): Promise<void> {
  const holder: typeof globalThis & Holder = globalThis;
  holder[DOOR] = frontDoor;
  await labRegistry().ready();
  if (holder[SERVER] === true) return;
  // Under a plain `next start` an open stream would keep the server from stopping.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, closeStreams);
}
