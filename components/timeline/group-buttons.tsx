'use client';

import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { TimelineView } from './timeline-view';
import { type DrawnSignal, useDrawnValue } from './use-timeline-view';

const EVERY_MS = 60;
/** What the arrow keys scroll at the first and the last group. */
const SCROLL_PX = 60;
const TOUCH_PX = 44;

interface GroupButton {
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly topPx: number;
  readonly heightPx: number;
}

/**
 * The groups of rows as buttons that lie over their names in the picture: pressed they open and close. One stop for Tab; up and
 * down go from group to group, left closes and right opens.
 */
export function GroupButtons({ view, drawn }: { view: TimelineView; drawn: DrawnSignal }) {
  const list = useRef<HTMLUListElement>(null);
  const [activeId, setActiveId] = useState<string | undefined>(undefined);
  const compute = useCallback(() => buttonsOf(view), [view]);
  const buttons = useDrawnValue(drawn, compute, EVERY_MS);
  const active = buttons.find(({ id }) => id === activeId) ?? buttons[0];
  const isNarrow = view.sizes.gutterPx === 0;

  const focusOn = (button: GroupButton | undefined, scrollPx: number) => {
    if (!button) return view.scroll(scrollPx);
    setActiveId(button.id);
    list.current?.querySelector<HTMLElement>(`[data-group="${CSS.escape(button.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = buttons.findIndex(({ id }) => id === active?.id);
    if (event.key === 'ArrowDown') focusOn(buttons[index + 1], SCROLL_PX);
    else if (event.key === 'ArrowUp') focusOn(buttons[index - 1], -SCROLL_PX);
    else if (event.key === 'Home') focusOn(buttons[0], 0);
    else if (event.key === 'End') focusOn(buttons.at(-1), 0);
    else if (event.key === 'ArrowRight' && active && !active.isOpen) view.toggleGroup(active.id);
    else if (event.key === 'ArrowLeft' && active?.isOpen) view.toggleGroup(active.id);
    else if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className="pointer-events-none absolute inset-x-0 bottom-0 overflow-hidden"
      style={{ top: view.sizes.rulerPx }}
    >
      <ul ref={list} aria-label="Timeline groups" onKeyDown={onKeyDown} className="absolute inset-0">
        {buttons.map(({ id, name, isOpen, topPx, heightPx }) => (
          <li key={id}>
            <button
              type="button"
              data-group={id}
              aria-expanded={isOpen}
              aria-label={name}
              tabIndex={id === active?.id ? 0 : -1}
              onFocus={() => setActiveId(id)}
              onClick={() => view.toggleGroup(id)}
              className="pointer-events-auto absolute left-0 rounded-md hover:bg-text/6 focus-visible:-outline-offset-2"
              style={{
                top: topPx,
                height: isNarrow ? TOUCH_PX : heightPx,
                width: isNarrow ? TOUCH_PX : view.sizes.gutterPx - 2,
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function buttonsOf(view: TimelineView): readonly GroupButton[] {
  const rows = view.scene?.layout.rows ?? [];
  return rows.flatMap(({ group, y, height, logY }) =>
    group ? [{ ...group, topPx: y - view.topPx + 1, heightPx: (logY === undefined ? y + height : logY) - y - 2 }] : [],
  );
}
