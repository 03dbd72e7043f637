'use client';

import { ViewportPortal } from '@xyflow/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useMatchingIds } from '@/components/filter/filter-context';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import type { FlowLayout } from '@/lib/timeline/flow-layout';
import type { FlowMap } from '@/lib/timeline/flow-map';
import { type FlowStage, type FlowToken, flowTokens } from '@/lib/timeline/flow-tokens';
import { tokenName } from '@/lib/timeline/flow-words';
import { useReducedMotion } from './use-reduced-motion';
import { useShownNow } from './use-shown-now';

/** Where nothing moves, counts and times left are made anew this often. */
const STILL_EVERY_MS = 500;

/** The events on their way, over the map. They go as fast as the clock; each is a button that selects its invocation. */
export function TokenLayer({ map, layout }: { map: FlowMap; layout: FlowLayout }) {
  const lab = useLiveLab();
  const isStill = useReducedMotion();
  const now = useShownNow(isStill ? STILL_EVERY_MS : 0);
  const matching = useMatchingIds();
  const { requestId, select } = useSelection();
  const [activeKey, setActiveKey] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const tokens = flowTokens({ state: lab.shown, map, layout, now, isStill });
  const active = Math.max(
    0,
    tokens.findIndex((token) => token.key === activeKey),
  );

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : STEPS_BACK.has(event.key) ? -1 : 0;
    if (step === 0 || tokens.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tokens[(active + step + tokens.length) % tokens.length];
    setActiveKey(next?.key);
    list.current?.querySelector<HTMLElement>(`[data-token="${next?.key}"]`)?.focus();
  }

  return (
    <ViewportPortal>
      <ul ref={list} aria-label="Events on their way" onKeyDown={move} className="pointer-events-none absolute z-10">
        {tokens.map((token, index) => (
          <li
            key={token.key}
            className="absolute top-0 left-0"
            style={{ transform: `translate(${token.at.x.toFixed(1)}px, ${token.at.y.toFixed(1)}px)` }}
          >
            <button
              type="button"
              data-token={token.key}
              aria-label={tokenName(token, now)}
              aria-current={token.invocation.requestId === requestId}
              title={tokenName(token, now)}
              tabIndex={index === active ? 0 : -1}
              onFocus={() => setActiveKey(token.key)}
              onClick={() => select(token.invocation.requestId)}
              className={`nopan pointer-events-auto flex h-3 min-w-3 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full border-2 border-bg px-0 text-[9px] leading-none font-bold text-bg outline-offset-2 after:absolute after:-inset-2 aria-[current=true]:ring-2 aria-[current=true]:ring-accent max-lg:after:-inset-4 ${STAGE_LOOKS[token.stage]} ${token.count > 1 ? 'h-4 px-1' : ''} ${isOut(token, matching) ? 'opacity-20' : ''}`}
            >
              {token.count > 1 ? token.count.toLocaleString('en') : ''}
            </button>
          </li>
        ))}
      </ul>
    </ViewportPortal>
  );
}

const STEPS_BACK: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowUp']);

const STAGE_LOOKS: Record<FlowStage, string> = {
  queued: 'bg-text',
  init: 'bg-init',
  running: 'bg-run',
  'retry-wait': 'bg-wait',
  'throttle-wait': 'bg-thr',
  delivery: 'bg-text',
  discard: 'bg-err',
};

function isOut({ invocation }: FlowToken, matching: ReadonlySet<string> | undefined): boolean {
  return matching !== undefined && !matching.has(invocation.requestId);
}
