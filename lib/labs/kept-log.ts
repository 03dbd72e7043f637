import { Engine } from '@/lib/engine/engine';
import type { LogEvent } from '@/lib/engine/events';
import { restoreSnapshot } from '@/lib/engine/snapshot';
import type { LabState } from '@/lib/engine/state';
import type { Claim, LabStore } from '@/lib/lab-store/lab-store';

/** The engine as the kept log left it: its fold up to the claim's head. */
export async function foldKeptLog(store: LabStore, claim: Claim): Promise<Engine> {
  let base: LabState | undefined;
  const events: LogEvent[] = [];
  let reached = 0;
  const read = new AbortController();
  if (claim.head > 0) {
    for await (const batch of store.follow(claim.lab, 'events', 0, read.signal)) {
      if (batch.kind === 'reset') break;
      if (batch.kind === 'dropped') {
        base = restoreSnapshot(batch.base);
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
  return Engine.fromLog(events, base);
}
