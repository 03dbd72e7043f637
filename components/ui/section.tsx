import type { ReactNode } from 'react';

/** The small heading over each part of a panel, with room for something at its right. */
export function SectionHeading({ children, aside, id }: { children: ReactNode; aside?: ReactNode; id?: string }) {
  return (
    <div className="mb-1.5 flex min-h-5 items-center justify-between gap-2">
      <h2 id={id} className="text-caption font-semibold tracking-[0.07em] text-faint uppercase">
        {children}
      </h2>
      {aside}
    </div>
  );
}

/** A key as printed on a keyboard; decoration, since `aria-keyshortcuts` or the help tells it to screen readers. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="rounded border border-line px-1 font-mono text-micro leading-4 text-faint max-lg:hidden"
    >
      {children}
    </kbd>
  );
}
