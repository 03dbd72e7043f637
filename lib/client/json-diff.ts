import { memberStep } from './json-path';
import { childrenOf, type JsonTree, keyText, kindOf, parseJsonTree, valueText } from './json-tree';

/** Where two JSON texts differ. White space and the order of members are no difference. */
export interface JsonChange {
  readonly path: string;
  /** As sent; undefined: this side has nothing there. */
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** Every difference in the order of the left text, what only the right has behind it; undefined when one of the two is not JSON. */
export function jsonChanges(left: string, right: string): readonly JsonChange[] | undefined {
  const leftTree = parseJsonTree(left);
  const rightTree = parseJsonTree(right);
  if (leftTree === undefined || rightTree === undefined) return undefined;
  const changes: JsonChange[] = [];
  // A list of pairs to look at instead of recursion: depth is the handler's choice, and must not break the page.
  const pairs: Pair[] = [{ path: '$', left: 0, right: 0 }];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const below = pairsBelow(leftTree, rightTree, pair);
    if (below !== undefined) pairs.push(...below.reverse());
    else addChange(changes, pair, leftTree, rightTree);
  }
  return changes;
}

interface Pair {
  readonly path: string;
  readonly left: number | undefined;
  readonly right: number | undefined;
}

function addChange(changes: JsonChange[], pair: Pair, leftTree: JsonTree, rightTree: JsonTree): void {
  const left = pair.left === undefined ? undefined : valueText(leftTree, pair.left);
  const right = pair.right === undefined ? undefined : valueText(rightTree, pair.right);
  if (left !== right) changes.push({ path: pair.path, left, right });
}

/** The pairs of children when both are objects or both are lists. */
function pairsBelow(leftTree: JsonTree, rightTree: JsonTree, { path, left, right }: Pair): Pair[] | undefined {
  if (left === undefined || right === undefined) return undefined;
  const kind = kindOf(leftTree, left);
  if (kind !== kindOf(rightTree, right)) return undefined;
  if (kind !== 'object' && kind !== 'array') return undefined;
  const rights = stepsBelow(rightTree, right);
  const lefts = stepsBelow(leftTree, left);
  const pairs = Array.from(lefts, ([step, node]) => ({ path: path + step, left: node, right: rights.get(step) }));
  const added = Array.from(rights).filter(([step]) => !lefts.has(step));
  return [...pairs, ...added.map(([step, node]) => ({ path: path + step, left: undefined, right: node }))];
}

/** Children by the step that leads to them. */
function stepsBelow(tree: JsonTree, node: number): Map<string, number> {
  const steps = new Map<string, number>();
  let place = 0;
  for (const child of childrenOf(tree, node)) {
    const key = keyText(tree, child);
    steps.set(key === undefined ? `[${place}]` : memberStep(JSON.parse(key)), child);
    place++;
  }
  return steps;
}
