import type { ReactNode } from 'react';
import type { StatusGroup } from '@/lib/client/invocation-status';

/** One shape a status, so that nothing is told by colour alone. Decoration: a word always stands beside it. */
export function StatusMark({ group, size = 14 }: { group: StatusGroup; size?: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      style={{ strokeWidth: 'var(--stroke-mark)' }}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${STATUS_COLOURS[group]}`}
    >
      {SHAPES[group]}
    </svg>
  );
}

/** The letter of a status beside its mark, where there is no room for the word. */
export function StatusLetter({ group }: { group: StatusGroup }) {
  return (
    <b aria-hidden className={`text-micro font-bold ${STATUS_COLOURS[group]}`}>
      {STATUS_LETTERS[group]}
    </b>
  );
}

/** One letter a status: no two alike, each the first of its word. */
export const STATUS_LETTERS: Record<StatusGroup, string> = {
  queued: 'Q',
  running: 'R',
  waiting: 'W',
  throttled: 'T',
  succeeded: 'S',
  failed: 'F',
  kept: 'K',
  discarded: 'D',
};

/** Text colour of each status. */
export const STATUS_COLOURS: Record<StatusGroup, string> = {
  queued: 'text-mute',
  running: 'text-run',
  waiting: 'text-wait',
  throttled: 'text-thr',
  succeeded: 'text-ok',
  failed: 'text-err',
  kept: 'text-dlq',
  discarded: 'text-err',
};

const SHAPES: Record<StatusGroup, ReactNode> = {
  queued: <path d="M3 4.5h10M3 8h10M3 11.5h6" />,
  running: <path d="M5 3.2v9.6L12.5 8z" fill="currentColor" />,
  waiting: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 5v3.200l2 1.5" />
    </>
  ),
  throttled: (
    <>
      <path d="M8 2.4 14 13H2z" />
      <path d="M8 6.500v3M8 11.400v.1" />
    </>
  ),
  succeeded: <path d="m3 8.5 3.4 3.400L13 4.7" />,
  failed: <path d="m3.8 3.8 8.4 8.400M12.2 3.800l-8.4 8.4" />,
  kept: (
    <>
      <path d="M2.600 8.200v4.200h10.800V8.200" />
      <path d="M8 2.600v6M5.600 6.400 8 8.800l2.400-2.400" />
    </>
  ),
  discarded: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="m4.2 11.8 7.6-7.6" />
    </>
  ),
};
