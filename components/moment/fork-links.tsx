'use client';

import { GitFork } from 'lucide-react';
import { useLabForks } from './use-lab-forks';

/** The forks of this lab, or where it came from, each a link to both beside each other. Nothing where there is neither. */
export function ForkLinks() {
  const links = useLabForks();
  if (links.length === 0) return null;
  return (
    <details className="relative max-lg:hidden">
      <summary
        className="inline-flex list-none items-center gap-1 rounded-full border border-line px-2 py-px text-small whitespace-nowrap text-mute hover:text-text"
        title="Forks of this lab"
      >
        <GitFork aria-hidden size={12} /> {links.length === 1 ? '1 fork' : `${links.length} forks`}
      </summary>
      <ul className="absolute top-full left-0 z-30 mt-1 w-max rounded-lg border border-edge bg-panel p-1 shadow-float">
        {links.map(({ labId, title, href }) => (
          <li key={labId}>
            <a href={href} className="block rounded-md px-2.5 py-1 hover:bg-raise">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
