'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { readPreference, writePreference } from '@/lib/client/preferences';
import { onSectionAsked, type SectionId, takeLinkedSection } from './section-link';

/** A part of the inspector under a heading that folds it. What was folded stays folded for the next invocation. */
export function InspectorSection({
  id,
  title,
  aside,
  startsOpen = true,
  children,
}: {
  id: SectionId;
  title: string;
  /** At the right of the heading, seen also when it is folded. */
  aside?: ReactNode;
  startsOpen?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(
    () => (readPreference(preferenceKey(id)) ?? (startsOpen ? 'open' : 'folded')) === 'open',
  );
  const heading = useRef<HTMLButtonElement>(null);
  const titleId = useId();

  /** How often it was gone to; 0: never. */
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    const show = () => {
      setOpen(true);
      setAsked((count) => count + 1);
    };
    if (takeLinkedSection(id)) show();
    return onSectionAsked((section) => section === id && show());
  }, [id]);

  // After it is open: a folded one has no height to scroll to.
  useEffect(() => {
    if (asked === 0 || heading.current === null) return;
    scrollUnderHead(heading.current);
    heading.current.focus({ preventScroll: true });
  }, [asked]);

  const toggle = () => {
    writePreference(preferenceKey(id), open ? 'folded' : 'open');
    setOpen(!open);
  };

  return (
    <section aria-labelledby={titleId} className="min-w-0">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h3 className="min-w-0">
          <button
            ref={heading}
            id={titleId}
            type="button"
            aria-expanded={open}
            onClick={toggle}
            className="-ml-1 flex items-center gap-1 rounded px-1 text-caption font-semibold tracking-[0.07em] text-faint uppercase hover:text-text max-lg:min-h-11"
          >
            <ChevronRight aria-hidden size={11} className={`shrink-0 ${open ? 'rotate-90' : ''}`} />
            {title}
          </button>
        </h3>
        {aside}
      </div>
      {open ? <div className="mt-1">{children}</div> : null}
    </section>
  );
}

function preferenceKey(id: SectionId): string {
  return `invocation-lab.inspector.${id}`;
}

/** Scrolls the inspector alone, until the heading stands right under the head that stays. */
function scrollUnderHead(heading: HTMLElement): void {
  const panel = heading.closest<HTMLElement>('[aria-label="Inspector"]');
  const head = panel?.querySelector<HTMLElement>('[data-inspector-head]');
  if (!panel || !head) return;
  panel.scrollTop += heading.getBoundingClientRect().top - head.getBoundingClientRect().bottom - GAP_PX;
}

const GAP_PX = 6;
