import type { JsonTree } from './json-tree';
import { stringEnd } from './json-tree-writer';

/** One hit: where in the text, and the node whose key or value it is in. */
export interface TreeHit {
  readonly node: number;
  readonly start: number;
  readonly end: number;
}

/** More than this nobody goes through. */
export const HITS_MAX = 10_000;

/** Every place where a key or a plain value has the words, whatever their case; commas and braces are not searched. */
export function searchTree(tree: JsonTree, words: string): TreeHit[] {
  const hits: TreeHit[] = [];
  if (words === '') return hits;
  // Unlike lower-casing both, this leaves every position where it is.
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  for (const match of tree.text.matchAll(pattern)) {
    const hit = { start: match.index, end: match.index + match[0].length };
    const node = nodeAt(tree, hit.start);
    if (!isInside(tree, node, hit)) continue;
    hits.push({ node, ...hit });
    if (hits.length === HITS_MAX) break;
  }
  return hits;
}

/** The last node that begins, key included, at or before a position. */
function nodeAt(tree: JsonTree, position: number): number {
  let low = 0;
  let high = tree.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const key = tree.keyStarts[middle] ?? -1;
    const begin = key < 0 ? (tree.starts[middle] ?? 0) : key;
    if (begin <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isInside(tree: JsonTree, node: number, { start, end }: { start: number; end: number }): boolean {
  const key = tree.keyStarts[node] ?? -1;
  if (key >= 0 && end <= stringEnd(tree.text, key)) return true;
  const valueStart = tree.starts[node] ?? 0;
  const letter = tree.text[valueStart];
  return letter !== '{' && letter !== '[' && start >= valueStart && end <= (tree.ends[node] ?? 0);
}

/** The hits in the key and value of one node. */
export function hitsAt(hits: readonly TreeHit[], node: number): readonly TreeHit[] {
  return hits.slice(firstAtOrAfter(hits, node), firstAtOrAfter(hits, node + 1));
}

/** How many hits lie below a node. */
export function hitsUnder(tree: JsonTree, hits: readonly TreeHit[], node: number): number {
  return firstAtOrAfter(hits, tree.nexts[node] ?? 0) - firstAtOrAfter(hits, node + 1);
}

/** Hits are in the order of the text, and so are nodes. */
function firstAtOrAfter(hits: readonly TreeHit[], node: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.node ?? 0) < node) low = middle + 1;
    else high = middle;
  }
  return low;
}
