'use client';

import type { ClientTry } from '@/lib/client/client-tries';
import type { LogGroup } from '@/lib/client/log-groups';
import type { RequestChain } from '@/lib/client/request-chain';
import type { Chapter } from '@/lib/engine/invocation-story';
import type { Invocation } from '@/lib/engine/state';
import { goToSection, type SectionId, sectionHash } from './section-link';

/** One word a section, so that a long invocation can be walked through from its head. */
export interface SectionWord {
  readonly id: SectionId;
  readonly word: string;
  /** Shown behind the word when it says something. */
  readonly count?: number;
}

/** The sections that this invocation has. */
export function SectionNav({ sections }: { sections: readonly SectionWord[] }) {
  return (
    <nav aria-label="Parts of the invocation" className="-mx-1 mt-1 flex overflow-x-auto [scrollbar-width:none]">
      {sections.map(({ id, word, count }) => (
        <a
          key={id}
          href={sectionHash(id)}
          onClick={(event) => {
            event.preventDefault();
            goToSection(id);
          }}
          className="shrink-0 rounded px-1 text-caption whitespace-nowrap text-mute hover:bg-raise hover:text-text focus-visible:-outline-offset-2 max-lg:flex max-lg:min-h-11 max-lg:min-w-11 max-lg:items-center max-lg:justify-center max-lg:px-2"
        >
          {word}
          {count === undefined || count === 0 ? null : <span className="ml-0.5 text-faint">{count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** The sections an invocation has, in the order of the page. */
export function sectionWords({
  invocation,
  chapters,
  logs,
  tries,
  chain,
}: {
  invocation: Invocation;
  chapters: readonly Chapter[];
  logs: readonly LogGroup[];
  tries: readonly ClientTry[];
  chain: RequestChain;
}): readonly SectionWord[] {
  const { attempts, lastAttempt, phase } = invocation;
  const deliveries = chapters.filter(({ kind }) => kind === 'delivery').length;
  const all: readonly (SectionWord & { readonly isThere: boolean })[] = [
    { id: 'client-retries', word: 'Client retries', count: tries.length, isThere: tries.length > 0 },
    { id: 'attempts', word: 'Attempts', count: attempts, isThere: chapters.length > deliveries },
    { id: 'deliveries', word: 'Deliveries', count: deliveries, isThere: deliveries > 0 },
    { id: 'payload', word: 'Payload', isThere: phase !== 'rejected' },
    { id: 'response', word: 'Response', isThere: lastAttempt !== undefined },
    { id: 'log', word: 'Log', isThere: logs.length > 0 },
    { id: 'chain', word: 'Chain', count: chain.rows.length, isThere: chain.rows.length > 1 },
    { id: 'cost', word: 'Cost', isThere: lastAttempt !== undefined },
  ];
  return all.filter(({ isThere }) => isThere);
}
