import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { type JsonKind, type JsonTree, kindOf } from '@/lib/client/json-tree';
import { PART_SIZE, type TreeRow } from '@/lib/client/json-tree-rows';
import {
  hiddenLetters,
  keyPieces,
  type NodeHits,
  previewText,
  type TextPiece,
  valuePieces,
} from '@/lib/client/json-tree-text';

const INDENT_REM = 0.95;

/** One line of a tree: its key, and its value or how much is in it. */
export function JsonTreeRow({
  tree,
  row,
  rowKey,
  isCurrent,
  hits,
  hitsBelow,
  onPress,
  onKey,
  onFocus,
}: {
  tree: JsonTree;
  row: TreeRow;
  rowKey: string;
  isCurrent: boolean;
  hits: NodeHits;
  /** Hits that are hidden in a closed node. */
  hitsBelow: number;
  onPress: () => void;
  onKey: (event: KeyboardEvent) => void;
  onFocus: () => void;
}) {
  const isOpen = row.kind === 'node' ? row.open : undefined;
  const openable = row.kind === 'more' || isOpen !== undefined;
  return (
    <div
      role="treeitem"
      data-row={rowKey}
      aria-level={row.level}
      aria-expanded={isOpen}
      aria-selected={isCurrent}
      {...(row.kind === 'node' ? { 'aria-posinset': row.place + 1, 'aria-setsize': row.siblings } : {})}
      tabIndex={isCurrent ? 0 : -1}
      onClick={onPress}
      onKeyDown={onKey}
      onFocus={onFocus}
      style={{ paddingLeft: `${(row.level - 1) * INDENT_REM + 0.2}rem` }}
      className={`flex items-baseline rounded-sm pr-1.5 leading-[1.6] hover:bg-raise aria-selected:bg-raise focus-visible:-outline-offset-2 ${openable ? 'cursor-pointer max-lg:min-h-11 max-lg:items-center' : ''}`}
    >
      <ChevronRight
        aria-hidden
        size={11}
        className={`mr-0.5 shrink-0 self-center text-faint ${isOpen === undefined ? 'invisible' : ''} ${isOpen ? 'rotate-90' : ''}`}
      />
      <span className="min-w-0 break-words whitespace-pre-wrap">
        {row.kind === 'more' ? (
          <span className="text-accent underline underline-offset-2">
            show {Math.min(row.hidden, PART_SIZE).toLocaleString('en')} more{' '}
            <span className="text-faint">of {row.hidden.toLocaleString('en')} that are hidden</span>
          </span>
        ) : (
          <NodeWords tree={tree} node={row.node} isOpen={row.open === true} hits={hits} hitsBelow={hitsBelow} />
        )}
      </span>
    </div>
  );
}

function NodeWords({
  tree,
  node,
  isOpen,
  hits,
  hitsBelow,
}: {
  tree: JsonTree;
  node: number;
  isOpen: boolean;
  hits: NodeHits;
  hitsBelow: number;
}) {
  const key = keyPieces(tree, node, hits);
  return (
    <>
      {key.length === 0 ? null : (
        <>
          <span className="text-accent">
            <Pieces pieces={key} />
          </span>
          <span className="text-faint">: </span>
        </>
      )}
      <Value tree={tree} node={node} isOpen={isOpen} hits={hits} />
      {hitsBelow === 0 ? null : (
        <span className="ml-1.5 rounded bg-thr/20 px-1 text-text">
          {hitsBelow} {hitsBelow === 1 ? 'hit' : 'hits'} inside
        </span>
      )}
    </>
  );
}

function Value({ tree, node, isOpen, hits }: { tree: JsonTree; node: number; isOpen: boolean; hits: NodeHits }) {
  const kind = kindOf(tree, node);
  const size = tree.sizes[node] ?? 0;
  if (kind === 'object' || kind === 'array') {
    if (size === 0) return <span className="text-mute">{kind === 'object' ? '{}' : '[]'}</span>;
    return (
      <>
        {isOpen ? null : (
          <span className="mr-1.5 line-clamp-1 inline break-all text-mute">{previewText(tree, node)}</span>
        )}
        <span className="text-faint">{sizeWords(kind, size)}</span>
      </>
    );
  }
  const hidden = hiddenLetters(tree, node, isOpen);
  return (
    <span className={VALUE_COLOURS[kind]}>
      <Pieces pieces={valuePieces(tree, node, isOpen, hits)} />
      {hidden === 0 ? null : (
        <span className="text-faint">
          {' … '}
          {hidden.toLocaleString('en')} more letters
        </span>
      )}
    </span>
  );
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map(({ start, text, hit }) =>
    hit === 'none' ? (
      text
    ) : (
      <mark
        key={start}
        data-current={hit === 'current' ? '' : undefined}
        className={`rounded-xs text-text ${hit === 'current' ? 'bg-thr/45 outline outline-thr' : 'bg-thr/25'}`}
      >
        {text}
      </mark>
    ),
  );
}

const VALUE_COLOURS: Record<Exclude<JsonKind, 'object' | 'array'>, string> = {
  string: 'text-ok',
  number: 'text-thr',
  word: 'text-init',
};

function sizeWords(kind: 'object' | 'array', size: number): string {
  const word = kind === 'object' ? 'member' : 'element';
  return `${size.toLocaleString('en')} ${word}${size === 1 ? '' : 's'}`;
}
