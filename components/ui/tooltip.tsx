'use client';

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Key } from './section';

const OPENS_AFTER_MS = 450;
const GAP_PX = 6;

/**
 * Words and key of what is pointed at or has the keyboard's focus; Escape closes it. It only repeats what the name and
 * `aria-keyshortcuts` of its `anchor` say, so that screen readers need not hear it. It is a popover: nothing cuts it off.
 */
export function Tooltip({
  anchor,
  label,
  keyText,
}: {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  keyText: string | undefined;
}): ReactNode {
  const isOpen = useIsPointedAt(anchor);
  const box = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (!isOpen || anchor.current === null || box.current === null) return;
    box.current.showPopover();
    place(box.current, anchor.current.getBoundingClientRect());
  }, [isOpen, anchor]);

  if (!isOpen) return null;
  return (
    <span
      ref={box}
      popover="manual"
      aria-hidden
      className="pointer-events-none fixed inset-auto m-0 max-w-64 rounded-md border border-edge bg-raise px-2 py-1 text-small font-normal text-text shadow-float"
    >
      {label}
      {keyText === undefined ? null : (
        <span className="ml-1.5">
          <Key>{keyText}</Key>
        </span>
      )}
    </span>
  );
}

function useIsPointedAt(anchor: RefObject<HTMLElement | null>): boolean {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const element = anchor.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(timer);
      setOpen(false);
    };
    const pointed = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      clearTimeout(timer);
      timer = setTimeout(() => setOpen(true), OPENS_AFTER_MS);
    };
    const focused = () => element.matches(':focus-visible') && setOpen(true);
    const pressed = (event: KeyboardEvent) => event.key === 'Escape' && close();
    element.addEventListener('pointerenter', pointed);
    element.addEventListener('focus', focused);
    element.addEventListener('keydown', pressed);
    for (const type of ['pointerleave', 'pointerdown', 'blur']) element.addEventListener(type, close);
    return () => {
      close();
      element.removeEventListener('pointerenter', pointed);
      element.removeEventListener('focus', focused);
      element.removeEventListener('keydown', pressed);
      for (const type of ['pointerleave', 'pointerdown', 'blur']) element.removeEventListener(type, close);
    };
  }, [anchor]);
  return isOpen;
}

/** Below its anchor, above where there is no room, and never past the edge of the window. */
function place(box: HTMLElement, anchor: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const below = anchor.bottom + GAP_PX;
  const top = below + height > innerHeight ? anchor.top - GAP_PX - height : below;
  const left = Math.min(innerWidth - width - GAP_PX, Math.max(GAP_PX, anchor.left + (anchor.width - width) / 2));
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
}
