import type { ReactNode } from 'react';

interface Segment {
  readonly name: string;
  readonly says: string;
  readonly tone: string;
  readonly look: 'bar' | 'retry' | 'throttle' | 'ghost' | 'diamond' | 'hollow' | 'ring';
  readonly words?: string;
}

const SEGMENTS: readonly Segment[] = [
  { name: 'Queued', says: 'in the event queue, until an attempt begins', tone: 'queue', look: 'bar', words: 'queued' },
  { name: 'Init', says: 'a cold start: the environment is made ready', tone: 'init', look: 'bar', words: 'init' },
  { name: 'Run', says: 'the handler runs; a bright edge grows', tone: 'run', look: 'bar', words: '▸1' },
  { name: 'Success', says: 'an attempt that ended well', tone: 'ok', look: 'bar', words: '✓1' },
  { name: 'Error', says: 'an attempt that failed', tone: 'err', look: 'bar', words: '✕1' },
  { name: 'Retry wait', says: 'hatched upwards: after an error, until the next try', tone: 'wait', look: 'retry' },
  { name: 'Throttle wait', says: 'hatched downwards, coarser: no concurrency free', tone: 'thr', look: 'throttle' },
  {
    name: 'Planned attempt',
    says: 'a dashed ghost: it will come if the one before fails',
    tone: 'mute',
    look: 'ghost',
  },
  {
    name: 'Delivery',
    says: 'a filled diamond: D, a record arrived; K, a dead letter is kept',
    tone: 'ok',
    look: 'diamond',
  },
  { name: 'Failed delivery', says: 'a hollow diamond: it did not arrive', tone: 'err', look: 'hollow' },
  { name: 'Discard', says: 'a barred ring: nothing kept the event', tone: 'dlq', look: 'ring' },
];

/** What each mark of the timeline means. The canvas draws the same with the same tokens. */
export function TimelineGrammar() {
  return (
    <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
      {SEGMENTS.map((segment) => (
        <div key={segment.name} className="flex items-center gap-3">
          <dt className="flex w-44 shrink-0 items-center gap-3">
            <Drawing segment={segment} />
            <span className="text-small font-medium">{segment.name}</span>
          </dt>
          <dd className="text-small text-mute">{segment.says}</dd>
        </div>
      ))}
    </dl>
  );
}

function Drawing({ segment: { tone, look, words = '' } }: { segment: Segment }) {
  return (
    <svg
      aria-hidden
      width="64"
      height="22"
      viewBox="0 0 64 22"
      className="shrink-0"
      style={{ color: `var(--${tone})`, fontSize: '11px', fontWeight: 600 }}
    >
      {shapeOf(look, words)}
    </svg>
  );
}

function shapeOf(look: Segment['look'], words: string): ReactNode {
  switch (look) {
    case 'bar':
      return (
        <>
          <rect width="64" height="22" rx="4" fill="currentColor" />
          <text x="8" y="15" fill="var(--on-accent)">
            {words}
          </text>
        </>
      );
    case 'retry':
    case 'throttle':
      return <Hatched isRetry={look === 'retry'} />;
    case 'ghost':
      return <rect x="1" y="1" width="62" height="20" rx="4" fill="none" stroke="currentColor" strokeDasharray="3 3" />;
    case 'diamond':
      return <path d="M32 3 40 11 32 19 24 11z" fill="currentColor" />;
    case 'hollow':
      return <path d="M32 3 40 11 32 19 24 11zM32 7 28 11 32 15 36 11z" fill="currentColor" fillRule="evenodd" />;
    case 'ring':
      return (
        <>
          <circle cx="32" cy="11" r="7" fill="none" stroke="currentColor" strokeWidth="2.4" />
          <path d="M28 11h8" stroke="currentColor" strokeWidth="3" />
        </>
      );
  }
}

function Hatched({ isRetry }: { isRetry: boolean }) {
  const id = isRetry ? 'hatch-retry' : 'hatch-throttle';
  return (
    <>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse">
        <path
          d={isRetry ? 'M-1 1 1-1M0 7 7 0M6 8 8 6' : 'M-1 6 1 8M0 0 7 7M6-1 8 1'}
          stroke="currentColor"
          strokeWidth={isRetry ? 1.4 : 2.2}
        />
      </pattern>
      <rect x="0.5" y="0.5" width="63" height="21" rx="4" fill={`url(#${id})`} stroke="currentColor" />
    </>
  );
}
