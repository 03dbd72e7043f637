import type { Invocation, LabState } from '@/lib/engine/state';
import { invocationStatus, type StatusGroup } from './invocation-status';

/** Which invocation started which: a tree, written from top to bottom. */
export interface ChainRow {
  readonly requestId: string;
  readonly depth: number;
  readonly selected: boolean;
  /** How it came to be: asked from outside, by a destination, or by the code of the one above. */
  readonly how: Invocation['source']['kind'];
  /** Undefined: the lab has forgotten it. */
  readonly known: { readonly functionName: string; readonly group: StatusGroup; readonly word: string } | undefined;
}

export interface RequestChain {
  readonly rows: readonly ChainRow[];
  /** Rows that were left away. */
  readonly more: number;
}

/** A chain of functions that call each other can be long; nobody reads more than this beside one invocation. */
const ROWS_MAX = 60;

/** The whole chain an invocation belongs to, from the one that nobody in the lab started. One row: it stands alone. */
export function requestChain(state: LabState, requestId: string): RequestChain {
  const children = childrenByParent(state);
  const line = ancestors(state, requestId);
  const rows: ChainRow[] = [];
  let more = 0;
  const waiting = [{ requestId: line[0] ?? requestId, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { depth } = next;
    // What leads to the selected one is never left away.
    if (rows.length < ROWS_MAX || line.includes(next.requestId)) {
      rows.push(chainRow(state, next.requestId, depth, requestId));
    } else more++;
    const below = children.get(next.requestId) ?? [];
    for (const child of below.toReversed()) waiting.push({ requestId: child, depth: depth + 1 });
  }
  return { rows, more };
}

function chainRow(state: LabState, requestId: string, depth: number, selectedId: string): ChainRow {
  const invocation = state.invocations.get(requestId);
  return {
    requestId,
    depth,
    selected: requestId === selectedId,
    how: invocation?.source.kind ?? 'client',
    known:
      invocation === undefined ? undefined : { functionName: invocation.functionName, ...invocationStatus(invocation) },
  };
}

/** From the first of the chain down to the invocation itself; begins with a forgotten one where there is one. */
function ancestors(state: LabState, requestId: string): string[] {
  const line = [requestId];
  const seen = new Set(line);
  for (;;) {
    const source = state.invocations.get(line[0] ?? '')?.source;
    if (source === undefined || source.kind === 'client' || seen.has(source.requestId)) return line;
    line.unshift(source.requestId);
    seen.add(source.requestId);
  }
}

function childrenByParent(state: LabState): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const { source, requestId } of state.invocations.values()) {
    if (source.kind === 'client') continue;
    const siblings = children.get(source.requestId);
    if (siblings === undefined) children.set(source.requestId, [requestId]);
    else siblings.push(requestId);
  }
  return children;
}
