'use client';

import { useState } from 'react';
import { useLabValue } from '@/components/lab/lab-context';
import { INVOCATION_TYPES, isFiltering } from '@/lib/client/invocation-filter';
import { TYPE_WORDS } from '@/lib/client/type-words';
import { FacetMenu } from './facet-menu';
import { useFilter, useFilterResult } from './filter-context';
import { NextFailureButton } from './next-failure-button';
import { StatusChips } from './status-chips';

/** What the views show: chips with counts, menus, how many are left, and the way back to all. One row; where it does not fit it scrolls. */
export function FilterBar() {
  const { filter, change, clear } = useFilter();
  const { functionCounts, typeCounts } = useFilterResult();
  const functionNames = useLabValue((lab) => [...lab.shown.functions.keys()].join()).split(',');
  return (
    <section
      aria-label="Filters"
      className="flex min-h-8 items-center gap-1 overflow-x-auto border-b border-line px-3.5 py-1 [scrollbar-width:none] max-lg:min-h-13"
    >
      <NextFailureButton className="lg:hidden" />
      <StatusChips />
      <FacetMenu
        label="Function"
        values={functionNames.filter((name) => name !== '')}
        chosen={filter.functionNames}
        wordOf={String}
        countOf={(name) => functionCounts.get(name) ?? 0}
        onChange={(functionNames) => change({ functionNames })}
      />
      <FacetMenu
        label="Type"
        values={INVOCATION_TYPES}
        chosen={filter.types}
        wordOf={(type) => TYPE_WORDS[type]}
        countOf={(type) => typeCounts[type]}
        onChange={(types) => change({ types })}
      />
      {isFiltering(filter) ? (
        <button
          type="button"
          onClick={clear}
          className="rounded-full px-2 py-px text-small whitespace-nowrap text-accent underline-offset-2 hover:underline max-lg:min-h-11"
        >
          Clear all
        </button>
      ) : null}
      <ShownCount />
    </section>
  );
}

/** `12 of 340 shown`; said aloud when the filter changes, not with every event that arrives. */
function ShownCount() {
  const { filter } = useFilter();
  const { matching, total } = useFilterResult();
  const isOn = isFiltering(filter);
  const text = `${matching.length.toLocaleString('en')} of ${total.toLocaleString('en')} shown`;
  const [said, setSaid] = useState({ filter, text: '' });
  if (said.filter !== filter) setSaid({ filter, text: isOn ? text : 'All shown' });
  return (
    <>
      <span className="ml-auto pl-2 text-small whitespace-nowrap text-faint">{isOn ? text : ''}</span>
      <span aria-live="polite" className="sr-only">
        {said.text}
      </span>
    </>
  );
}
