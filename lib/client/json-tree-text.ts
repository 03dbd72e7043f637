import { prettyJson } from './json-layout';
import { type JsonTree, keyText, kindOf, valueText } from './json-tree';
import { isLongString, STRING_SHOWN_MAX } from './json-tree-rows';
import type { TreeHit } from './json-tree-search';

/** A piece of a row; `hit` says whether a search found it, and whether it is the one looked at. */
export interface TextPiece {
  /** Where it begins in the JSON text. */
  readonly start: number;
  readonly text: string;
  readonly hit: 'none' | 'hit' | 'current';
}

/** An opened string of megabytes is cut here; copying gives all of it. */
const OPEN_STRING_MAX = 20_000;
/** How much of a closed list or object is shown on its line. */
const PREVIEW_MAX = 80;

/** The key of a node in pieces, its quotes left away. */
export function keyPieces(tree: JsonTree, node: number, search: NodeHits): readonly TextPiece[] {
  const key = keyText(tree, node);
  const start = tree.keyStarts[node] ?? -1;
  return key === undefined ? [] : pieces(tree, start + 1, start + key.length - 1, search);
}

/** A plain value in pieces: a folded string only its beginning, or what surrounds the hit in it that is looked at. */
export function valuePieces(tree: JsonTree, node: number, isOpen: boolean, search: NodeHits): readonly TextPiece[] {
  const start = tree.starts[node] ?? 0;
  const end = tree.ends[node] ?? 0;
  if (!isLongString(tree, node)) return pieces(tree, start, end, search);
  const shown = isOpen ? OPEN_STRING_MAX : STRING_SHOWN_MAX;
  const { current } = search;
  const isBeyond = current !== undefined && current.start >= start && current.end > start + shown && current.end <= end;
  const from = isBeyond ? current.start - Math.floor(shown / 4) : start;
  return pieces(tree, from, Math.min(end, from + shown), search);
}

/** How many letters of a string are not shown. */
export function hiddenLetters(tree: JsonTree, node: number, isOpen: boolean): number {
  if (!isLongString(tree, node)) return 0;
  const length = (tree.ends[node] ?? 0) - (tree.starts[node] ?? 0);
  return Math.max(0, length - (isOpen ? OPEN_STRING_MAX : STRING_SHOWN_MAX));
}

/** Whether all of a list or object stands in its preview, so that its size needs no words. */
export function isWholePreview(tree: JsonTree, node: number): boolean {
  return (tree.ends[node] ?? 0) - (tree.starts[node] ?? 0) <= PREVIEW_MAX;
}

/** The beginning of a closed list or object on one line. */
export function previewText(tree: JsonTree, node: number): string {
  const start = tree.starts[node] ?? 0;
  const end = tree.ends[node] ?? 0;
  return tree.text.slice(start, Math.min(end, start + PREVIEW_MAX)).replace(/\s+/g, ' ');
}

/** What copying a value gives: a string without its quotes and escapes, anything else as JSON. */
export function copiedText(tree: JsonTree, node: number): string {
  const text = valueText(tree, node);
  return kindOf(tree, node) === 'string' ? JSON.parse(text) : prettyJson(text);
}

/** The hits of one node, in the order of the text. */
export interface NodeHits {
  readonly hits: readonly TreeHit[];
  readonly current: TreeHit | undefined;
}

function pieces(tree: JsonTree, from: number, to: number, { hits, current }: NodeHits): TextPiece[] {
  const found: TextPiece[] = [];
  let at = from;
  for (const hit of hits) {
    const start = Math.max(hit.start, from);
    const end = Math.min(hit.end, to);
    if (start >= end) continue;
    if (start > at) found.push({ start: at, text: tree.text.slice(at, start), hit: 'none' });
    found.push({ start, text: tree.text.slice(start, end), hit: hit === current ? 'current' : 'hit' });
    at = end;
  }
  if (at < to) found.push({ start: at, text: tree.text.slice(at, to), hit: 'none' });
  return found;
}
