import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { JsonTree } from '@/lib/client/json-tree';
import { PART_SIZE, type TreeRow } from '@/lib/client/json-tree-rows';
import type { NodeHits } from '@/lib/client/json-tree-text';
import { JsonNodeWords } from './json-node-words';

const INDENT_REM = 0.95;

/** One line of a tree: its key, and its value or how much is in it. */
export function JsonTreeRow({
  tree,
  row,
  rowKey,
  isReached,
  isChosen,
  hits,
  hitsBelow,
  onPress,
  onKey,
  onFocus,
}: {
  tree: JsonTree;
  row: TreeRow;
  rowKey: string;
  /** Tab comes to it. */
  isReached: boolean;
  isChosen: boolean;
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
      aria-selected={isChosen}
      {...(row.kind === 'node' ? { 'aria-posinset': row.place + 1, 'aria-setsize': row.siblings } : {})}
      tabIndex={isReached ? 0 : -1}
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
          <JsonNodeWords tree={tree} node={row.node} isOpen={row.open === true} hits={hits} hitsBelow={hitsBelow} />
        )}
      </span>
    </div>
  );
}
