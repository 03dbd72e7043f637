'use client';

import { useLabValue } from '@/components/lab/lab-context';

const WORDS = { connecting: 'connecting', live: 'live', reconnecting: 'reconnecting' } as const;

/** Whether what you see is now. */
export function ConnectionStatus() {
  const status = useLabValue((lab) => lab.status);
  const live = status === 'live';
  return (
    <span
      role="status"
      title={
        live
          ? 'Every change reaches this page as it happens'
          : 'What you see may be old; the page tries again by itself'
      }
      className={`inline-flex items-center gap-1.5 text-small whitespace-nowrap ${live ? 'text-mute' : 'text-thr'}`}
    >
      <svg
        aria-hidden
        width="8"
        height="8"
        viewBox="0 0 8 8"
        className={live ? 'text-ok' : 'text-thr motion-safe:animate-pulse'}
      >
        {live ? (
          <circle cx="4" cy="4" r="4" fill="currentColor" />
        ) : (
          <circle cx="4" cy="4" r="3" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
      </svg>
      {WORDS[status]}
    </span>
  );
}
