import { describe, expect, it } from 'vitest';
import { type JsonTree, parseJsonTree } from './json-tree';
import { searchTree } from './json-tree-search';
import { copiedText, hiddenLetters, keyPieces, previewText, valuePieces } from './json-tree-text';

function treeOf(text: string): JsonTree {
  const tree = parseJsonTree(text);
  if (tree === undefined) throw new Error('not JSON');
  return tree;
}

const NO_HITS = { hits: [], current: undefined };

function drawn(pieces: ReturnType<typeof valuePieces>): string {
  return pieces.map(({ text, hit }) => (hit === 'none' ? text : hit === 'hit' ? `[${text}]` : `<${text}>`)).join('');
}

describe('the words of a row', () => {
  it('mark what a search found in key and value, and the hit looked at', () => {
    const tree = treeOf('{"order":"an order, ordered"}');
    const hits = searchTree(tree, 'order');
    const search = { hits, current: hits[1] };
    expect(drawn(keyPieces(tree, 1, search))).toBe('[order]');
    expect(drawn(valuePieces(tree, 1, false, search))).toBe('"an <order>, [order]ed"');
  });

  it('fold a long string, and say how much of it is not shown', () => {
    const tree = treeOf(JSON.stringify('x'.repeat(998)));
    expect(drawn(valuePieces(tree, 0, false, NO_HITS))).toHaveLength(160);
    expect(hiddenLetters(tree, 0, false)).toBe(840);
    expect(drawn(valuePieces(tree, 0, true, NO_HITS))).toHaveLength(1_000);
    expect(hiddenLetters(tree, 0, true)).toBe(0);
  });

  it('show a hit far inside a folded string with what surrounds it', () => {
    const tree = treeOf(JSON.stringify(`${'x'.repeat(5_000)}needle${'y'.repeat(5_000)}`));
    const hits = searchTree(tree, 'needle');
    expect(drawn(valuePieces(tree, 0, false, { hits, current: hits[0] }))).toContain('xxx<needle>yyy');
  });

  it('preview a closed object on one line', () => {
    expect(previewText(treeOf('{\n  "a": 1,\n  "b": 2\n}'), 0)).toBe('{ "a": 1, "b": 2 }');
  });

  it('copy a string as its text and everything else as JSON', () => {
    const tree = treeOf('{"a":"two\\nlines","b":{"c":1}}');
    expect(copiedText(tree, 1)).toBe('two\nlines');
    expect(copiedText(tree, 2)).toBe('{\n  "c": 1\n}');
  });
});
