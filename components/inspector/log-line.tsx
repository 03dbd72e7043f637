'use client';

import { useState } from 'react';
import { formatClock } from '@/lib/client/format-time';
import { prettyJson } from '@/lib/client/json-layout';
import type { LogRow, LogWeight } from '@/lib/client/log-groups';
import { durationText } from '@/lib/timeline/time-text';

/** One line with its time; a press opens it whole, JSON laid out. `zeroAt` undefined: times of the lab's clock. */
export function LogLine({ row, zeroAt }: { row: LogRow; zeroAt: number | undefined }) {
  const [open, setOpen] = useState(false);
  const { at, short, text, weight, isJson } = row;
  return (
    <li className={weight === 'error' ? 'bg-err/10' : ''}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full gap-2 px-2 py-px text-left hover:bg-raise focus-visible:-outline-offset-2 max-lg:min-h-11 max-lg:items-center"
      >
        <time className="w-[3.9rem] shrink-0 text-right text-faint tabular-nums">{timeText(at, zeroAt)}</time>
        {MARKS[weight] === undefined ? null : (
          <span aria-hidden className={weight === 'error' ? 'text-err' : 'text-thr'}>
            {MARKS[weight]}
          </span>
        )}
        <span className={`min-w-0 ${open ? 'hidden' : 'truncate'} ${COLOURS[weight]}`}>
          {weight === 'error' ? <span className="sr-only">Error: </span> : null}
          {short}
        </span>
        {open ? <span className="text-faint">whole line</span> : null}
      </button>
      {open ? (
        <pre
          className={`max-h-72 overflow-y-auto px-2 pt-0.5 pb-1.5 break-words whitespace-pre-wrap ${COLOURS[weight]}`}
        >
          {isJson ? prettyJson(text) : text}
        </pre>
      ) : null}
    </li>
  );
}

const MARKS: Partial<Record<LogWeight, string>> = { error: '✕', warn: '△' };

const COLOURS: Record<LogWeight, string> = {
  platform: 'text-faint',
  plain: 'text-text',
  warn: 'text-text',
  error: 'text-text',
};

/** `+12 ms` after the start, `−156 ms` before it, or the clock. */
function timeText(at: number, zeroAt: number | undefined): string {
  if (zeroAt === undefined) return formatClock(at);
  return `${at < zeroAt ? '−' : '+'}${durationText(Math.abs(at - zeroAt))}`;
}
