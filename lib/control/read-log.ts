import type { LogEvent } from '@/lib/engine/events';
import type { Lab } from '@/lib/labs/lab';

/** One page of a lab's log. */
export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Set when the log no longer reaches back to where the page should begin. */
  readonly oldestSequence: number | undefined;
  /** Last sequence of the page, where the next one goes on. */
  readonly lastSequence: number;
  readonly more: boolean;
}

/** Reads what the log holds now after sequence `after`, `limit` events at most; never waits for what is still to happen. */
export async function readLog(lab: Lab, after: number, limit: number): Promise<LogPage> {
  const head = lab.state.sequence;
  const events: LogEvent[] = [];
  const stop = new AbortController();
  let oldestSequence: number | undefined;
  let last = after;
  if (after < head) {
    for await (const batch of lab.follow(after, stop.signal)) {
      if (batch.kind === 'reset') break;
      if (batch.kind === 'dropped') {
        oldestSequence = batch.oldestSequence;
        last = batch.oldestSequence - 1;
      } else {
        const taken = batch.events.slice(0, limit - events.length);
        for (const event of taken) events.push(event);
        last = taken.at(-1)?.sequence ?? last;
      }
      if (last >= head || events.length >= limit) break;
    }
    stop.abort();
  }
  return { events, oldestSequence, lastSequence: last, more: last < lab.state.sequence };
}
