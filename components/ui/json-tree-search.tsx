'use client';

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { HITS_MAX } from '@/lib/client/json-tree-search';
import { IconButton } from './button';
import type { TreeSearch } from './use-json-tree';

/** Words to look for, how often they are there, and the way from one to the next. */
export function JsonTreeSearch({ search, label, onClose }: { search: TreeSearch; label: string; onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  // Whoever opens it wants to type.
  useEffect(() => {
    input.current?.focus();
  }, []);
  return (
    <search className="flex items-center gap-0.5 border-b border-line py-0.5 pr-1 pl-2.5 font-sans text-small">
      <input
        type="search"
        ref={input}
        aria-label={`Search words in ${label.toLowerCase()}`}
        placeholder="key or value"
        value={search.words}
        onChange={(event) => search.look(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search.go(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="min-w-0 flex-1 bg-transparent py-0.5 outline-none placeholder:text-faint max-lg:min-h-11"
      />
      <output className="px-1 whitespace-nowrap text-faint">{hitWords(search)}</output>
      <IconButton
        label="Previous hit"
        disabled={search.hits.length === 0}
        onClick={() => search.go(-1)}
        className="size-6"
      >
        <ChevronUp size={13} />
      </IconButton>
      <IconButton label="Next hit" disabled={search.hits.length === 0} onClick={() => search.go(1)} className="size-6">
        <ChevronDown size={13} />
      </IconButton>
      <IconButton label="Close the search" onClick={onClose} className="size-6">
        <X size={13} />
      </IconButton>
    </search>
  );
}

function hitWords({ words, hits, place }: TreeSearch): string {
  if (words === '') return '';
  if (hits.length === 0) return 'no hit';
  const count = hits.length === HITS_MAX ? `${HITS_MAX.toLocaleString('en')}+` : hits.length.toLocaleString('en');
  return `${(place + 1).toLocaleString('en')} of ${count}`;
}
