import type { JsonTree } from './json-tree';
import type { TreeRow } from './json-tree-rows';

/** What a key does in a tree, as the ARIA pattern has it. */
export type TreeMove =
  | { readonly kind: 'go'; readonly row: TreeRow }
  | { readonly kind: 'toggle'; readonly node: number }
  | { readonly kind: 'more'; readonly parent: number; readonly part: number };

/** The move of a key on the row at `index`; undefined: the key means nothing there. */
export function treeMove(tree: JsonTree, rows: readonly TreeRow[], index: number, key: string): TreeMove | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return go(rows[index + 1]);
    case 'ArrowUp':
      return go(rows[index - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      return inwards(rows, index, row);
    case 'ArrowLeft':
      return outwards(tree, rows, row);
    case 'Enter':
    case ' ':
      return pressed(row);
    default:
      return undefined;
  }
}

/** What a press on a row does. */
export function pressed(row: TreeRow): TreeMove | undefined {
  if (row.kind === 'more') return { kind: 'more', parent: row.parent, part: row.part };
  return row.open === undefined ? undefined : { kind: 'toggle', node: row.node };
}

/** Opens what is closed, else goes to its first child. */
function inwards(rows: readonly TreeRow[], index: number, row: TreeRow): TreeMove | undefined {
  if (row.kind === 'more' || row.open === undefined) return undefined;
  if (!row.open) return { kind: 'toggle', node: row.node };
  const below = rows[index + 1];
  return below !== undefined && below.level > row.level ? go(below) : undefined;
}

/** Closes what is open, else goes to its parent. */
function outwards(tree: JsonTree, rows: readonly TreeRow[], row: TreeRow): TreeMove | undefined {
  if (row.kind === 'node' && row.open === true) return { kind: 'toggle', node: row.node };
  const parent = row.kind === 'more' ? row.parent : tree.parents[row.node];
  return go(rows.find((candidate) => candidate.kind === 'node' && candidate.node === parent));
}

function go(row: TreeRow | undefined): TreeMove | undefined {
  return row === undefined ? undefined : { kind: 'go', row };
}
