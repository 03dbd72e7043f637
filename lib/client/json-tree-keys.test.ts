import { describe, expect, it } from 'vitest';
import { type JsonTree, parseJsonTree } from './json-tree';
import { treeMove } from './json-tree-keys';
import { type OpenNodes, PART_SIZE, treeRows } from './json-tree-rows';

function moveIn(text: string, open: OpenNodes, index: number, key: string) {
  const tree: JsonTree | undefined = parseJsonTree(text);
  if (tree === undefined) throw new Error('not JSON');
  const rows = treeRows(tree, open);
  const move = treeMove(tree, rows, index, key);
  return move?.kind === 'go' ? rows.indexOf(move.row) : move;
}

const PARTS = new Set([0]);
/** Rows: 0 `{`, 1 `a [`, 2 `1`, 3 `2`, 4 `b []` with one element, closed. */
const TEXT = '{"a":[1,2],"b":[3]}';
const OPEN: OpenNodes = new Map([
  [0, PARTS],
  [1, PARTS],
]);

describe('a key in a tree', () => {
  it('goes up and down, to the first and the last row, and not beyond', () => {
    expect(moveIn(TEXT, OPEN, 1, 'ArrowDown')).toBe(2);
    expect(moveIn(TEXT, OPEN, 1, 'ArrowUp')).toBe(0);
    expect(moveIn(TEXT, OPEN, 3, 'Home')).toBe(0);
    expect(moveIn(TEXT, OPEN, 1, 'End')).toBe(4);
    expect(moveIn(TEXT, OPEN, 4, 'ArrowDown')).toBeUndefined();
    expect(moveIn(TEXT, OPEN, 0, 'ArrowUp')).toBeUndefined();
  });

  it('to the right opens what is closed, then goes in', () => {
    expect(moveIn(TEXT, OPEN, 4, 'ArrowRight')).toEqual({ kind: 'toggle', node: 4 });
    expect(moveIn(TEXT, OPEN, 1, 'ArrowRight')).toBe(2);
    expect(moveIn(TEXT, OPEN, 2, 'ArrowRight')).toBeUndefined();
  });

  it('to the left closes what is open, else goes to its parent', () => {
    expect(moveIn(TEXT, OPEN, 1, 'ArrowLeft')).toEqual({ kind: 'toggle', node: 1 });
    expect(moveIn(TEXT, OPEN, 3, 'ArrowLeft')).toBe(1);
    expect(moveIn(TEXT, OPEN, 4, 'ArrowLeft')).toBe(0);
  });

  it('Enter and Space press, and other keys are left alone', () => {
    expect(moveIn(TEXT, OPEN, 1, 'Enter')).toEqual({ kind: 'toggle', node: 1 });
    expect(moveIn(TEXT, OPEN, 4, ' ')).toEqual({ kind: 'toggle', node: 4 });
    expect(moveIn(TEXT, OPEN, 2, 'Enter')).toBeUndefined();
    expect(moveIn(TEXT, OPEN, 2, 'r')).toBeUndefined();
  });

  it('shows more of a long list', () => {
    const text = JSON.stringify(Array.from({ length: PART_SIZE + 1 }, () => 1));
    expect(moveIn(text, new Map([[0, PARTS]]), PART_SIZE + 1, 'Enter')).toEqual({ kind: 'more', parent: 0, part: 1 });
    expect(moveIn(text, new Map([[0, PARTS]]), PART_SIZE + 1, 'ArrowLeft')).toBe(0);
  });
});
