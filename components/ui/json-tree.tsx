'use client';

import { Search } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { jsonPath } from '@/lib/client/json-path';
import { type JsonTree, parseJsonTree } from '@/lib/client/json-tree';
import { hitsAt, hitsUnder } from '@/lib/client/json-tree-search';
import { copiedText } from '@/lib/client/json-tree-text';
import { formatBytes } from '@/lib/client/payload-size';
import { utf8Bytes } from '@/lib/engine/utf8';
import { Button, IconButton } from './button';
import { CopyButton } from './copy-button';
import { JsonTreeRow } from './json-tree-row';
import { JsonTreeSearch } from './json-tree-search';
import { PlainText } from './plain-text';
import { type JsonTreeControl, rowKey, useJsonTree } from './use-json-tree';

/** Longer text is made into a tree when it is asked for: nobody waits for what they do not look at. */
const AT_ONCE_MAX = 300_000;

/** JSON as a tree to open, search and copy from; anything else as text. */
export const JsonTreeView = memo(function JsonTreeView({ text, label }: { text: string; label: string }) {
  const [asked, setAsked] = useState<string>();
  if (text.length > AT_ONCE_MAX && asked !== text) {
    return (
      <div className="flex flex-wrap items-center gap-1.5">
        <Button onClick={() => setAsked(text)}>
          Show {label.toLowerCase()}, {formatBytes(utf8Bytes(text))}
        </Button>
        <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} />
      </div>
    );
  }
  return <Parsed text={text} label={label} />;
});

function Parsed({ text, label }: { text: string; label: string }) {
  const tree = useMemo(() => parseJsonTree(text), [text]);
  if (tree === undefined) return <PlainText text={text} label={label} />;
  return <TreeBox key={text} tree={tree} label={label} />;
}

function TreeBox({ tree, label }: { tree: JsonTree; label: string }) {
  const control = useJsonTree(tree);
  const bytes = useMemo(() => formatBytes(utf8Bytes(tree.text)), [tree]);
  const [searching, setSearching] = useState(false);
  const { search } = control;
  const copyName = `Copy ${label.toLowerCase()}`;
  return (
    <figure aria-label={label} className="overflow-hidden rounded-md border border-line bg-bg font-mono text-small">
      <div className="flex items-center gap-0.5 border-b border-line py-0.5 pr-1 pl-2.5 font-sans text-caption text-faint">
        <span className="mr-auto">{bytes}</span>
        <IconButton
          label={`Search in ${label.toLowerCase()}`}
          aria-expanded={searching}
          onClick={() => {
            if (searching) search.look('');
            setSearching(!searching);
          }}
          className="size-6"
        >
          <Search size={13} />
        </IconButton>
        <CopyButton text={() => copiedText(tree, 0)} label={copyName} />
      </div>
      {searching ? (
        <JsonTreeSearch
          search={search}
          label={label}
          onClose={() => {
            search.look('');
            setSearching(false);
          }}
        />
      ) : null}
      <TreeRows tree={tree} control={control} label={label} />
      <ChosenNode tree={tree} control={control} />
    </figure>
  );
}

function TreeRows({ tree, control, label }: { tree: JsonTree; control: JsonTreeControl; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const focusKey = useRef<string | undefined>(undefined);
  const { rows, currentKey, search } = control;
  const current = search.hits[search.place];

  // After the rows are there: opening or going may have made the one that gets the focus.
  useEffect(() => {
    if (focusKey.current === undefined) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${focusKey.current}"]`)?.focus();
    focusKey.current = undefined;
  });
  useEffect(() => {
    if (current !== undefined && rows.length > 0)
      box.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current, rows]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = control.takeKey(event);
    if (key === undefined) return;
    event.preventDefault();
    focusKey.current = key;
  };

  return (
    <div ref={box} role="tree" aria-label={label} className="max-h-80 overflow-y-auto py-1 pl-1">
      {rows.map((row) => {
        const key = rowKey(row);
        const node = row.kind === 'node' ? row.node : undefined;
        return (
          <JsonTreeRow
            key={key}
            tree={tree}
            row={row}
            rowKey={key}
            isReached={key === currentKey}
            isChosen={row === control.chosen}
            hits={{ hits: node === undefined ? [] : hitsAt(search.hits, node), current }}
            hitsBelow={row.kind === 'node' && row.open === false ? hitsUnder(tree, search.hits, row.node) : 0}
            onPress={() => control.press(row)}
            onKey={press}
            onFocus={() => control.choose(row)}
          />
        );
      })}
    </div>
  );
}

/** The path of the chosen node, and what can be taken from it. */
function ChosenNode({ tree, control }: { tree: JsonTree; control: JsonTreeControl }) {
  const { chosen } = control;
  if (chosen?.kind !== 'node') return null;
  const path = jsonPath(tree, chosen.node);
  return (
    <div className="flex items-center gap-1 border-t border-line py-0.5 pr-1 pl-2.5 text-caption">
      <span className="mr-auto min-w-0 truncate text-mute" title={path}>
        {path}
      </span>
      <CopyButton text={path} label="Copy the JSON path">
        path
      </CopyButton>
      <CopyButton text={() => copiedText(tree, chosen.node)} label="Copy the value">
        value
      </CopyButton>
    </div>
  );
}
