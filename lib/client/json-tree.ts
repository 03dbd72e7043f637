import { JsonTreeWriter, stringEnd } from './json-tree-writer';

/**
 * JSON as a tree that points into its text: six numbers a node and no copy of anything, so that a payload of 6 MB is a tree in
 * well under a second, and a large number or a doubled key is shown letter by letter as it was sent.
 */

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'word';

/** Nodes in the order of the text (a parent before its children); node 0 is the root. */
export interface JsonTree {
  readonly text: string;
  readonly count: number;
  /** Where the value begins and ends in the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Where the quoted key begins, -1 for none. Its end is found again from there. */
  readonly keyStarts: Int32Array;
  readonly parents: Int32Array;
  /** The first node after this one and all below it. */
  readonly nexts: Int32Array;
  /** How many children an object or list has; 0 for all others. */
  readonly sizes: Int32Array;
}

/** The tree of a JSON text; undefined when it is not JSON. */
export function parseJsonTree(text: string): JsonTree | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return new JsonTreeWriter(text).write();
}

export function kindOf(tree: JsonTree, node: number): JsonKind {
  switch (tree.text[tree.starts[node] ?? 0]) {
    case '{':
      return 'object';
    case '[':
      return 'array';
    case '"':
      return 'string';
    case 't':
    case 'f':
    case 'n':
      return 'word';
    default:
      return 'number';
  }
}

/** The value exactly as it stands in the text. */
export function valueText(tree: JsonTree, node: number): string {
  return tree.text.slice(tree.starts[node], tree.ends[node]);
}

/** The key with its quotes; undefined for the root and for what is in a list. */
export function keyText(tree: JsonTree, node: number): string | undefined {
  const start = tree.keyStarts[node] ?? -1;
  return start < 0 ? undefined : tree.text.slice(start, stringEnd(tree.text, start));
}

/** The children of a node in the order of the text. */
export function* childrenOf(tree: JsonTree, node: number): Generator<number> {
  const size = tree.sizes[node] ?? 0;
  for (let place = 0, child = node + 1; place < size; place++, child = tree.nexts[child] ?? 0) yield child;
}

/** The node under these member names from the root; undefined when there is none. Of a doubled key the last, as JSON.parse has it. */
export function nodeUnder(tree: JsonTree, names: readonly string[]): number | undefined {
  let node: number | undefined = 0;
  for (const name of names) {
    const key = JSON.stringify(name);
    node = [...childrenOf(tree, node)].findLast((child) => keyText(tree, child) === key);
    if (node === undefined) return undefined;
  }
  return node;
}
