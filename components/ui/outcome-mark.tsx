import type { ReactNode } from 'react';
import type { OutcomeKind } from '@/lib/engine/function-configuration';

/** One shape an outcome, drawn: the letters for stopwatch and power are missing from many fonts. A word stands beside it, or its name is told. */
export function OutcomeMark({ outcome, size = 11 }: { outcome: OutcomeKind; size?: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`inline-block shrink-0 ${outcome === 'success' ? 'text-ok' : 'text-err'}`}
    >
      {SHAPES[outcome]}
    </svg>
  );
}

const SHAPES: Record<OutcomeKind, ReactNode> = {
  success: <path d="m3 8.5 3.4 3.400L13 4.7" />,
  error: <path d="m3.5 3.5 9 9M12.5 3.500l-9 9" />,
  timeout: (
    <>
      <circle cx="8" cy="9.3" r="5" />
      <path d="M8 9.300V6.500M6.3 1.500h3.4" />
    </>
  ),
  'out-of-memory': (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="m4.2 11.8 7.6-7.6" />
    </>
  ),
  exit: (
    <>
      <path d="M8 2v6" />
      <path d="M4.6 4.400a5.2 5.2 0 1 0 6.8 0" />
    </>
  ),
  interrupted: <path d="M9 1.5 4 9h4l-1 5.500L12 7H8z" />,
};
