import type { LifePart } from '@/lib/client/invocation-facts';
import { durationText } from '@/lib/timeline/time-text';

/** Where the time of one invocation went, as a bar; its name says it in numbers. */
export function PartsBar({ parts }: { parts: readonly { readonly part: LifePart; readonly ms: number }[] }) {
  const totalMs = parts.reduce((sum, { ms }) => sum + ms, 0);
  const text = parts.map(({ part, ms }) => `${PART_WORDS[part]} ${durationText(ms)}`).join(', ');
  if (totalMs === 0) return <span className="text-faint">{parts.length === 0 ? '' : text}</span>;
  return (
    <span role="img" aria-label={text} title={text} className="flex h-2 w-full gap-px overflow-hidden rounded-sm">
      {parts.map(({ part, ms }) => (
        // A part that is there is seen, however short it is beside a wait of minutes.
        <span key={part} className={`min-w-[3px] ${PART_LOOKS[part]}`} style={{ flexGrow: ms / totalMs }} />
      ))}
    </span>
  );
}

const PART_WORDS: Record<LifePart, string> = { queued: 'queued', init: 'init', run: 'ran', wait: 'waited' };

const PART_LOOKS: Record<LifePart, string> = {
  queued: 'bg-queue',
  init: 'bg-init',
  run: 'bg-run',
  wait: 'bg-[repeating-linear-gradient(115deg,var(--wait)_0_2px,transparent_2px_4px)] ring-1 ring-inset ring-wait/50',
};
