import { describe, expect, it } from 'vitest';
import { jsonPath } from './json-path';
import { type JsonTree, keyText, kindOf, parseJsonTree, valueText } from './json-tree';
import { openToFit, PART_SIZE, revealed, STRING_SHOWN_MAX, toggled, treeRows, withPart } from './json-tree-rows';
import { HITS_MAX, searchTree } from './json-tree-search';

function treeOf(text: string): JsonTree {
  const tree = parseJsonTree(text);
  if (tree === undefined) throw new Error('not JSON');
  return tree;
}

const ORDER =
  ' { "orderId" : "A-17", "items": [1, 2.50, {"sku": null}], "say \\"hi\\"": true, "none": {}, "list": [] } ';

describe('the nodes of a tree', () => {
  it('stand in the order of the text, each with its key and its value as sent', () => {
    const tree = treeOf(ORDER);
    const nodes = Array.from({ length: tree.count }, (_, node) => [keyText(tree, node), valueText(tree, node)]);
    expect(nodes.slice(1)).toEqual([
      ['"orderId"', '"A-17"'],
      ['"items"', '[1, 2.50, {"sku": null}]'],
      [undefined, '1'],
      [undefined, '2.50'],
      [undefined, '{"sku": null}'],
      ['"sku"', 'null'],
      ['"say \\"hi\\""', 'true'],
      ['"none"', '{}'],
      ['"list"', '[]'],
    ]);
    expect(valueText(tree, 0)).toBe(ORDER.trim());
  });

  it('keep a number that JavaScript cannot hold, and both of a doubled key', () => {
    const tree = treeOf('{"n":12345678901234567890,"n":1e400}');
    expect([valueText(tree, 1), valueText(tree, 2)]).toEqual(['12345678901234567890', '1e400']);
  });

  it('know their kinds and how many children they have', () => {
    const tree = treeOf('[{"a":1,"b":2},"x",-1,false,null]');
    expect([0, 1, 4, 5, 6, 7].map((node) => kindOf(tree, node))).toEqual([
      'array',
      'object',
      'string',
      'number',
      'word',
      'word',
    ]);
    expect([tree.sizes[0], tree.sizes[1]]).toEqual([5, 2]);
  });

  it('end a string at its own quote, not at an escaped one or after an escaped slash', () => {
    const tree = treeOf('["a\\"b","c\\\\","\\\\\\"d"]');
    expect([1, 2, 3].map((node) => JSON.parse(valueText(tree, node)))).toEqual(['a"b', 'c\\', '\\"d']);
  });

  it('say the same as JSON.parse, for any depth', () => {
    const deep = `${'['.repeat(5_000)}1${']'.repeat(5_000)}`;
    expect(treeOf(deep).count).toBe(5_001);
    expect(parseJsonTree('{"a":')).toBeUndefined();
    expect(treeOf('"only"').count).toBe(1);
  });
});

describe('the path of a node', () => {
  it('names members and places, and quotes what is no plain name', () => {
    const tree = treeOf('{"Records":[{"s3":1},{"detail-type":[true]}]}');
    const paths = Array.from({ length: tree.count }, (_, node) => jsonPath(tree, node));
    expect(paths).toEqual([
      '$',
      '$.Records',
      '$.Records[0]',
      '$.Records[0].s3',
      '$.Records[1]',
      '$.Records[1]["detail-type"]',
      '$.Records[1]["detail-type"][0]',
    ]);
  });
});

describe('the rows of a tree', () => {
  it('are the open nodes and their children, with level and place', () => {
    const tree = treeOf('{"a":[1,2],"b":{}}');
    const rows = treeRows(tree, new Map([[0, new Set([0])]]));
    expect(rows).toEqual([
      { kind: 'node', node: 0, level: 1, place: 0, siblings: 1, open: true },
      { kind: 'node', node: 1, level: 2, place: 0, siblings: 2, open: false },
      { kind: 'node', node: 4, level: 2, place: 1, siblings: 2, open: undefined },
    ]);
  });

  it('open and close', () => {
    const tree = treeOf('[[1]]');
    const open = toggled(toggled(new Map(), 0), 1);
    expect(treeRows(tree, open)).toHaveLength(3);
    expect(treeRows(tree, toggled(open, 0))).toHaveLength(1);
  });

  it('of a long list are one part and how many follow', () => {
    const tree = treeOf(JSON.stringify(Array.from({ length: 1_000 }, (_, index) => index)));
    const open = openToFit(tree, 40);
    expect(treeRows(tree, open)).toHaveLength(1 + PART_SIZE + 1);
    expect(treeRows(tree, open).at(-1)).toMatchObject({ kind: 'more', part: 1, hidden: 800 });
    const more = treeRows(tree, withPart(open, 0, 1));
    expect(more.at(-1)).toMatchObject({ kind: 'more', part: 2, hidden: 600 });
    expect(more).toHaveLength(1 + 2 * PART_SIZE + 1);
  });

  it('show a hit far down a list with gaps on both sides of its part', () => {
    const tree = treeOf(JSON.stringify(Array.from({ length: 1_000 }, (_, index) => index)));
    const rows = treeRows(tree, revealed(tree, openToFit(tree, 40), 1 + 700));
    const gaps = rows.filter((row) => row.kind === 'more');
    expect(gaps).toMatchObject([
      { part: 1, hidden: 400 },
      { part: 4, hidden: 200 },
    ]);
    expect(rows.some((row) => row.kind === 'node' && row.node === 701)).toBe(true);
  });

  it('open level by level as far as they fit, the root in any case and what fits on a line never', () => {
    const wide = (length: number) => JSON.stringify(Array.from({ length }, () => 'about ten'));
    const tree = treeOf(`{"a":{"x":${wide(4)}},"b":${wide(9)},"c":[1,2,3]}`);
    const opened = (rowsMax: number) => [...openToFit(tree, rowsMax).keys()].map((node) => jsonPath(tree, node));
    expect(opened(1)).toEqual(['$']);
    expect(opened(9)).toEqual(['$', '$.a', '$.a.x']);
    expect(opened(99)).toEqual(['$', '$.a', '$.b', '$.a.x']);
  });

  it('can open a long string, and no short one', () => {
    const tree = treeOf(JSON.stringify(['x'.repeat(STRING_SHOWN_MAX + 1), 'x']));
    const open = treeRows(tree, openToFit(tree, 9)).map((row) => (row.kind === 'node' ? row.open : undefined));
    expect(open).toEqual([true, false, undefined]);
  });
});

describe('a search', () => {
  it('finds keys and values whatever their case, and nothing in commas and braces', () => {
    const tree = treeOf('{"orderId":"ORDER","n":[17,{"reorder":1}]}');
    expect(searchTree(tree, 'order').map(({ node }) => node)).toEqual([1, 1, 5]);
    expect(searchTree(tree, ',')).toEqual([]);
    expect(searchTree(tree, '":"')).toEqual([]);
    expect(searchTree(tree, '')).toEqual([]);
  });

  it('takes its words as they are, not as a pattern', () => {
    expect(searchTree(treeOf('["a.c","abc"]'), 'a.c')).toHaveLength(1);
  });

  it('stops where nobody would go on', () => {
    expect(searchTree(treeOf(`[${'"x",'.repeat(HITS_MAX + 5)}"x"]`), 'x')).toHaveLength(HITS_MAX);
  });
});
