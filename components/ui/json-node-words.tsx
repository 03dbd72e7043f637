import { type JsonKind, type JsonTree, kindOf } from '@/lib/client/json-tree';
import {
  hiddenLetters,
  isWholePreview,
  keyPieces,
  type NodeHits,
  previewText,
  type TextPiece,
  valuePieces,
} from '@/lib/client/json-tree-text';

/** Key and value of a node, or how much is in it, with what a search found marked. */
export function JsonNodeWords({
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
        {!isOpen && isWholePreview(tree, node) ? null : <span className="text-faint">{sizeWords(kind, size)}</span>}
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
