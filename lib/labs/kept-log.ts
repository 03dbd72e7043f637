import type { LogEvent } from '@/lib/engine/events';
import type { LogStretch } from '@/lib/engine/fork-log';
import type { LabSnapshot } from '@/lib/engine/snapshot';
import type { Claim, LabStore } from '@/lib/lab-store/lab-store';

/** The log as it is kept, up to the claim's head. */
export async function readKeptLog(store: LabStore, claim: Claim): Promise<LogStretch> {
  let base: LabSnapshot | undefined;
  const events: LogEvent[] = [];
  let reached = 0;
  const read = new AbortController();
  if (claim.head > 0) {
    for await (const batch of store.follow(claim.lab, 'events', 0, read.signal)) {
      if (batch.kind === 'reset') break;
      if (batch.kind === 'dropped') {
        base = batch.base;
        reached = base.sequence;
        events.length = 0;
      } else {
        for (const event of batch.events) events.push(event);
        reached = events.at(-1)?.sequence ?? reached;
      }
      if (reached >= claim.head) break;
    }
    read.abort();
  }
  if (reached !== claim.head)
    throw new Error(`lab ${claim.lab}: the log ends at ${reached}, its head is ${claim.head}`);
  return { base, events };
}
