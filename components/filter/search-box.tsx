'use client';

import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { Key } from '@/components/ui/section';
import { useFilter, useFiltering } from './filter-context';

/** Typing pauses this long before the views follow. */
const SETTLE_MS = 120;

/** One box for all that can be searched. `/` comes here from anywhere; Escape clears and leaves. */
export function SearchBox() {
  const { filter, change } = useFilter();
  const [draft, setDraft] = useState(filter.text);
  const [known, setKnown] = useState(filter.text);
  const [hasFocus, setFocus] = useState(false);
  const lab = useLiveLab();
  const { results } = useFiltering();
  useEffect(() => (hasFocus ? results.prepareTexts(lab) : undefined), [hasFocus, results, lab]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Changed elsewhere: by the back button, or by clearing all.
  if (known !== filter.text) {
    setKnown(filter.text);
    setDraft(filter.text);
  }

  function settle(text: string, afterMs: number) {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ text }), afterMs);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    settle(event.key === 'Escape' ? '' : draft, 0);
    if (event.key === 'Escape') event.currentTarget.blur();
  }

  return (
    <search className="relative flex min-w-0 flex-1 items-center">
      <Search aria-hidden size={13} className="pointer-events-none absolute left-2 text-faint" />
      <input
        type="search"
        id={SEARCH_BOX_ID}
        aria-label="Search invocations"
        aria-keyshortcuts="/"
        title="Request id, function, text in the payload or in an error"
        placeholder="Search id, payload, error"
        autoComplete="off"
        spellCheck={false}
        value={draft}
        onChange={(event) => settle(event.target.value, SETTLE_MS)}
        onKeyDown={press}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        className="h-7 w-full min-w-0 rounded-md border border-line bg-bg pr-7 pl-7 text-small placeholder:text-faint hover:border-edge max-lg:h-11 max-lg:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      {draft === '' ? (
        <span className="pointer-events-none absolute right-2">
          <Key>/</Key>
        </span>
      ) : (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => settle('', 0)}
          className="absolute right-0 inline-flex size-7 items-center justify-center text-mute hover:text-text max-lg:size-11"
        >
          <X aria-hidden size={13} />
        </button>
      )}
    </search>
  );
}

const SEARCH_BOX_ID = 'invocation-search';

/** Puts the cursor in the search box, with what is there selected. */
export function focusSearch(): void {
  const box = document.getElementById(SEARCH_BOX_ID);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}
