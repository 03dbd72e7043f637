import { Braces, CircleSlash, Globe, Inbox, type LucideIcon, Plug, SquareFunction, Terminal } from 'lucide-react';
import type { FlowNodeOf } from '@/lib/timeline/flow-map';
import type { CallerKind } from '@/lib/timeline/flow-tally';
import { CALLER_WORDS, targetParts } from '@/lib/timeline/flow-words';

/** Who calls. `isShort`: there is room for the number only. */
export function CallerFace({ node, isShort }: { node: FlowNodeOf<'caller'>; isShort: boolean }) {
  const Icon = CALLER_ICONS[node.caller];
  const total = node.queued + node.called + node.dryRuns + node.refused;
  return (
    <span className="flex h-full flex-col justify-center px-2.5">
      <span className="flex items-center gap-1.5 font-medium">
        {isShort ? null : <Icon aria-hidden size={12} className="shrink-0 text-faint" />}
        <span className="truncate">{CALLER_WORDS[node.caller]}</span>
      </span>
      <span className="truncate text-[11px] text-mute">
        {isShort && total > 0 ? `${total.toLocaleString('en')} ${total === 1 ? 'call' : 'calls'}` : shortCounts(node)}
      </span>
    </span>
  );
}

/** Where deliveries go. */
export function TargetFace({ node }: { node: FlowNodeOf<'target'> }) {
  const Icon = node.target === 'function' ? SquareFunction : Inbox;
  const parts = targetParts(node);
  const keepsFailures = node.roles.includes('dead-letter-queue') || node.roles.includes('on-failure');
  const isFull = (node.messages ?? 0) > 0;
  return (
    <span className="flex h-full flex-col justify-center px-2.5">
      <span className="flex items-center gap-1.5 font-medium">
        <Icon aria-hidden size={12} className="shrink-0 text-faint" />
        <span className="truncate">{node.name}</span>
        {node.messages === undefined ? null : (
          <span className={`ml-auto font-semibold ${isFull ? (keepsFailures ? 'text-dlq' : 'text-ok') : 'text-faint'}`}>
            {node.messages.toLocaleString('en')}
          </span>
        )}
      </span>
      <span className="truncate text-[11px] text-mute">
        {(node.messages === undefined ? parts : parts.slice(0, -1)).join(', ')}
      </span>
    </span>
  );
}

/** Where events are lost. */
export function DiscardedFace({ node }: { node: FlowNodeOf<'discarded'> }) {
  const isLoss = node.count > 0;
  return (
    <span className="flex h-full flex-col justify-center px-2.5">
      <span className={`flex items-center gap-1.5 font-medium ${isLoss ? 'text-err' : 'text-mute'}`}>
        <CircleSlash aria-hidden size={12} className="shrink-0" />
        Discarded
        <span className="ml-auto font-semibold">{node.count.toLocaleString('en')}</span>
      </span>
      <span className="truncate text-[11px] text-mute">{isLoss ? 'nothing kept it' : 'nothing is lost so far'}</span>
    </span>
  );
}

/** Functions there is no room for. */
export function RestFace({ node }: { node: FlowNodeOf<'rest'> }) {
  return (
    <span className="flex h-full items-center px-2.5 text-mute">
      {`${node.count.toLocaleString('en')} more, used less`}
    </span>
  );
}

/** Two numbers fit; the name of the place has all of them. */
function shortCounts({ queued, called, dryRuns, refused }: FlowNodeOf<'caller'>): string {
  const parts = [
    { count: queued, word: 'async' },
    { count: called, word: 'sync' },
    { count: refused, word: 'refused' },
    { count: dryRuns, word: 'dry run' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return 'no call yet';
  const words = parts.slice(0, 2).map(({ count, word }) => `${count.toLocaleString('en')} ${word}`);
  return words.join(', ') + (parts.length > 2 ? ', …' : '');
}

const CALLER_ICONS: Record<CallerKind, LucideIcon> = {
  cli: Terminal,
  sdk: Braces,
  browser: Globe,
  client: Plug,
  function: SquareFunction,
};
