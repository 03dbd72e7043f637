/**
 * Every event stream this process has open, so that a stop can end them. On `globalThis`, because Next gives pages, route
 * handlers and the front door a copy of this module each.
 */
const KEY = Symbol.for('invocation-lab.open-streams');

interface Holder {
  [KEY]?: Set<() => void>;
}

const holder: typeof globalThis & Holder = globalThis;

function openStreams(): Set<() => void> {
  holder[KEY] ??= new Set();
  return holder[KEY];
}

/** Notes a stream; the answer forgets it again. */
export function registerStream(close: () => void): () => void {
  const streams = openStreams();
  streams.add(close);
  return () => {
    streams.delete(close);
  };
}

/** Ends every open stream cleanly. */
export function closeStreams(): void {
  const streams = [...openStreams()];
  openStreams().clear();
  for (const close of streams) close();
}

/** How many are open. */
export function countStreams(): number {
  return openStreams().size;
}
