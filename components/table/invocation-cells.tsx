import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { formatClock } from '@/lib/client/format-time';
import type { InvocationFacts } from '@/lib/client/invocation-facts';
import { durationOf, partsUntil } from '@/lib/client/invocation-rows';
import { STATUS_GROUP_WORDS } from '@/lib/client/invocation-status';
import type { Invocation } from '@/lib/engine/state';
import { durationText } from '@/lib/timeline/time-text';
import { PartsBar } from './parts-bar';

/** One invocation's cells. `now`: the sim time that is shown. */
export function InvocationCells({
  invocation,
  facts,
  now,
}: {
  invocation: Invocation;
  facts: InvocationFacts;
  now: number;
}) {
  const { group } = facts.status;
  const durationMs = durationOf(invocation);
  return (
    <>
      <td className={`flex min-w-0 items-center gap-1.5 px-1.5 ${STATUS_COLOURS[group]}`}>
        <StatusMark group={group} size={12} /> <span className="truncate">{STATUS_GROUP_WORDS[group]}</span>
      </td>
      <Cell title={invocation.functionName}>{invocation.functionName}</Cell>
      <Cell>{SHORT_TYPE_WORDS[invocation.invocationType]}</Cell>
      <Cell mono>{invocation.attempts}</Cell>
      <Cell mono>{shortClock(invocation.acceptedAt)}</Cell>
      <Cell mono>{durationMs === undefined ? '…' : durationText(durationMs)}</Cell>
      <td className="flex items-center px-1.5">
        <PartsBar parts={partsUntil(facts, now)} />
      </td>
      <Cell title={facts.outcome}>{facts.outcome}</Cell>
      <Cell title={facts.endedAt}>{facts.endedAt}</Cell>
    </>
  );
}

function Cell({ children, title, mono = false }: { children: string | number; title?: string; mono?: boolean }) {
  return (
    <td title={title} className={`truncate px-1.5 ${mono ? 'font-mono text-small text-mute' : ''}`}>
      {children}
    </td>
  );
}

/** The hour is left out while it is 0. */
function shortClock(at: number): string {
  return formatClock(at).replace(/^00:/, '');
}

const SHORT_TYPE_WORDS = { RequestResponse: 'sync', Event: 'async', DryRun: 'dry run' } as const;
