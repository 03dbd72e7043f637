import { type JsonTree, kindOf } from './json-tree';

/** What of a tree is on the screen: which nodes are open, and of a long list which parts. */

/** Children are shown in parts of so many: a list of a million must not be a million rows. */
export const PART_SIZE = 200;

/** A string longer than this is folded; a list or object shorter than `INLINE_MAX` stands on its line when it is closed. */
export const STRING_SHOWN_MAX = 160;
const INLINE_MAX = 40;

/** By open node the numbers of the parts that are shown. */
export type OpenNodes = ReadonlyMap<number, ReadonlySet<number>>;

export type TreeRow =
  | {
      readonly kind: 'node';
      readonly node: number;
      readonly level: number;
      /** Place among its siblings, from 0. */
      readonly place: number;
      readonly siblings: number;
      /** Undefined: it has nothing to open. */
      readonly open: boolean | undefined;
    }
  | {
      readonly kind: 'more';
      readonly parent: number;
      readonly level: number;
      /** The part that comes next when it is asked for. */
      readonly part: number;
      readonly hidden: number;
    };

/** The rows from top to bottom. */
export function treeRows(tree: JsonTree, open: OpenNodes): TreeRow[] {
  const rows: TreeRow[] = [];
  addNode(rows, { tree, open }, 0, 1, 0, 1);
  return rows;
}

interface Scene {
  readonly tree: JsonTree;
  readonly open: OpenNodes;
}

/** Depth of the open nodes is the user's own doing, so recursion is safe. */
function addNode(rows: TreeRow[], scene: Scene, node: number, level: number, place: number, siblings: number): void {
  const size = scene.tree.sizes[node] ?? 0;
  const parts = scene.open.get(node);
  const opens = size > 0 || isLongString(scene.tree, node);
  rows.push({ kind: 'node', node, level, place, siblings, open: opens ? parts !== undefined : undefined });
  if (parts === undefined) return;
  let child = node + 1;
  for (let place = 0; place < size; ) {
    const part = Math.floor(place / PART_SIZE);
    const end = Math.min(size, (part + 1) * PART_SIZE);
    if (!parts.has(part)) {
      const last = rows.at(-1);
      if (last?.kind === 'more' && last.parent === node)
        rows[rows.length - 1] = { ...last, hidden: last.hidden + end - place };
      else rows.push({ kind: 'more', parent: node, level: level + 1, part, hidden: end - place });
    }
    for (; place < end; place++) {
      if (parts.has(part)) addNode(rows, scene, child, level + 1, place, size);
      child = scene.tree.nexts[child] ?? 0;
    }
  }
}

/** Opens from the top, level by level, as much as fits into `rowsMax` rows; the root always, and what fits on a line never. */
export function openToFit(tree: JsonTree, rowsMax: number): OpenNodes {
  const open = new Map<number, ReadonlySet<number>>();
  const waiting = [0];
  let rows = 1;
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    const size = tree.sizes[node] ?? 0;
    if (size === 0) continue;
    const shown = Math.min(size, PART_SIZE);
    if (node !== 0 && (rows + shown > rowsMax || lengthOf(tree, node) <= INLINE_MAX)) continue;
    open.set(node, new Set([0]));
    rows += shown;
    let child = node + 1;
    for (let place = 0; place < shown; place++) {
      waiting.push(child);
      child = tree.nexts[child] ?? 0;
    }
  }
  return open;
}

/** Opens a closed node, closes an open one. */
export function toggled(open: OpenNodes, node: number): OpenNodes {
  const next = new Map(open);
  if (!next.delete(node)) next.set(node, new Set([0]));
  return next;
}

/** Shows one more part of a node. */
export function withPart(open: OpenNodes, node: number, part: number): OpenNodes {
  return new Map(open).set(node, new Set([...(open.get(node) ?? []), part]));
}

/** Opens whatever hides a node, up to the root. */
export function revealed(tree: JsonTree, open: OpenNodes, node: number): OpenNodes {
  let next = open;
  for (
    let child = node, parent = tree.parents[node] ?? -1;
    parent >= 0;
    child = parent, parent = tree.parents[parent] ?? -1
  ) {
    next = withPart(next, parent, Math.floor(placeOf(tree, child) / PART_SIZE));
  }
  return next;
}

/** Which child of its parent a node is, from 0. */
export function placeOf(tree: JsonTree, node: number): number {
  const parent = tree.parents[node] ?? -1;
  if (parent < 0) return 0;
  let place = 0;
  for (let child = parent + 1; child < node; child = tree.nexts[child] ?? node) place++;
  return place;
}

/** Whether a node is a string that is folded until it is opened. */
export function isLongString(tree: JsonTree, node: number): boolean {
  return lengthOf(tree, node) > STRING_SHOWN_MAX && kindOf(tree, node) === 'string';
}

function lengthOf(tree: JsonTree, node: number): number {
  return (tree.ends[node] ?? 0) - (tree.starts[node] ?? 0);
}
