'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { readPreference, writePreference } from '@/lib/client/preferences';
import { onSectionAsked, type SectionId, sectionAnchor, takeLinkedSection } from './section-link';

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
  const anchor = sectionAnchor(id);

  useEffect(() => {
    const show = () => {
      setOpen(true);
      heading.current?.scrollIntoView({ block: 'start' });
    };
    if (takeLinkedSection(id)) show();
    return onSectionAsked((asked) => {
      if (asked !== id) return;
      show();
      heading.current?.focus();
    });
  }, [id]);

  const toggle = () => {
    writePreference(preferenceKey(id), open ? 'folded' : 'open');
    setOpen(!open);
  };

  return (
    <section aria-labelledby={anchor} className="min-w-0">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h3 className="min-w-0">
          <button
            ref={heading}
            id={anchor}
            type="button"
            aria-expanded={open}
            onClick={toggle}
            className="-ml-1 flex scroll-mt-24 items-center gap-1 rounded px-1 text-[11px] font-semibold tracking-[0.07em] text-faint uppercase hover:text-text max-lg:min-h-11"
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
