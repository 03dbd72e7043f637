import type { Invocation, LabState } from '@/lib/engine/state';
import { callerOf } from './flow-map';
import { FlowTally, foldFlow } from './flow-tally';

/** The ways that one invocation has gone, and the places it came by. */
export interface FlowTrail {
  readonly ways: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** Reads an invocation's trail from its own log, by the fold that counts the ways of all. */
export function flowTrail(state: LabState, invocation: Invocation): FlowTrail {
  const own = new FlowTally();
  for (const event of invocation.log) foldFlow(own, event, state);
  const ways = new Set(own.ways.keys());
  const places = new Set([callerOf(invocation)]);
  for (const way of ways) {
    const cut = way.indexOf('>');
    places.add(way.slice(0, cut));
    // A way back leads to a part of the queue; a lost delivery to the target it never reached.
    places.add(
      way
        .slice(cut + 1)
        .replace(/^queue:.*$/, 'queue')
        .replace(/^lost:/, 'target:'),
    );
  }
  return { ways, places };
}
