'use client';

import { type KeyboardEvent, useMemo, useState } from 'react';
import type { JsonTree } from '@/lib/client/json-tree';
import { pressed, treeMove } from '@/lib/client/json-tree-keys';
import {
  type OpenNodes,
  openToFit,
  revealed,
  type TreeRow,
  toggled,
  treeRows,
  withPart,
} from '@/lib/client/json-tree-rows';
import { searchTree, type TreeHit } from '@/lib/client/json-tree-search';

/** A small tree is open from the start; of a large one what fits into so many rows. */
const FIRST_ROWS_MAX = 40;

/** What of a tree is open, chosen and searched for. */
export interface JsonTreeControl {
  readonly rows: readonly TreeRow[];
  /** The row that Tab reaches. */
  readonly currentKey: string;
  /** Set once a row was chosen: only then is its path worth a line. */
  readonly chosen: TreeRow | undefined;
  readonly search: TreeSearch;
  choose(row: TreeRow): void;
  /** Opens, closes or shows more, whatever a press on the row means. */
  press(row: TreeRow): void;
  /** True when the key meant something; `focusKey` is where the focus belongs then. */
  takeKey(event: KeyboardEvent): string | undefined;
}

export interface TreeSearch {
  readonly words: string;
  readonly hits: readonly TreeHit[];
  /** Place of the hit that is looked at; -1 for none. */
  readonly place: number;
  look(words: string): void;
  go(by: 1 | -1): void;
}

/** State of one tree. Give the component that uses it a `key` by text, so that another text begins anew. */
export function useJsonTree(tree: JsonTree): JsonTreeControl {
  const [open, setOpen] = useState<OpenNodes>(() => openToFit(tree, FIRST_ROWS_MAX));
  const [chosenKey, setChosenKey] = useState<string>();
  const search = useTreeSearch(tree, (node) => setOpen((before) => revealed(tree, before, node)));
  const rows = useMemo(() => treeRows(tree, open), [tree, open]);
  const chosen = rows.find((row) => rowKey(row) === chosenKey);
  const currentKey = chosen === undefined ? '0' : rowKey(chosen);

  const apply = (move: ReturnType<typeof treeMove>): string | undefined => {
    if (move === undefined) return undefined;
    switch (move.kind) {
      case 'go':
        setChosenKey(rowKey(move.row));
        return rowKey(move.row);
      case 'toggle':
        setOpen((before) => toggled(before, move.node));
        setChosenKey(String(move.node));
        return String(move.node);
      case 'more':
        setOpen((before) => withPart(before, move.parent, move.part));
        setChosenKey(String(move.parent));
        return String(move.parent);
    }
  };

  return {
    rows,
    currentKey,
    chosen,
    search,
    choose: (row) => setChosenKey(rowKey(row)),
    press: (row) => {
      setChosenKey(rowKey(row));
      const move = pressed(row);
      if (move?.kind === 'more') setOpen((before) => withPart(before, move.parent, move.part));
      else apply(move);
    },
    takeKey: (event) => {
      const index = rows.findIndex((row) => rowKey(row) === currentKey);
      return apply(treeMove(tree, rows, index, event.key));
    },
  };
}

/** One name a row, the same for as long as the row is there. */
export function rowKey(row: TreeRow): string {
  return row.kind === 'node' ? String(row.node) : `${row.parent}+${row.part}`;
}

function useTreeSearch(tree: JsonTree, reveal: (node: number) => void): TreeSearch {
  const [words, setWords] = useState('');
  const [place, setPlace] = useState(-1);
  const hits = useMemo(() => searchTree(tree, words), [tree, words]);

  const show = (all: readonly TreeHit[], next: number) => {
    setPlace(next);
    const hit = all[next];
    if (hit !== undefined) reveal(hit.node);
  };

  return {
    words,
    hits,
    place,
    look: (next) => {
      setWords(next);
      const found = searchTree(tree, next);
      show(found, found.length === 0 ? -1 : 0);
    },
    go: (by) => {
      if (hits.length > 0) show(hits, (place + by + hits.length) % hits.length);
    },
  };
}
