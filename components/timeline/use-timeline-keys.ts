'use client';

import { type RefObject, useEffect } from 'react';
import { type KeyActions, pressKey } from './timeline-keys';
import type { TimelineView } from './timeline-view';

/** Listens for the timeline's keys on the whole page while it is shown; never while the user types. */
export function useTimelineKeys(view: TimelineView, area: RefObject<HTMLElement | null>, actions: KeyActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const press = { key, hasFocus: hasFocus(area.current, event.target), withShift: event.shiftKey };
      if (pressKey(view, press, actions)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [view, area, actions]);
}

/** Where letters are text, or choose an item by its first letter. */
const TYPING =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"], [role="dialog"]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

function hasFocus(area: HTMLElement | null, target: EventTarget | null): boolean {
  return target === document.body || (area !== null && target instanceof Node && area.contains(target));
}
