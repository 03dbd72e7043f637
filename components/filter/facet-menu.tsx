'use client';

import { ChevronDown, X } from 'lucide-react';
import { toggled } from '@/lib/client/invocation-filter';

/** A part of the filter with too many values for chips: a menu that adds one, and a chip for each that is chosen. */
export function FacetMenu<T extends string>({
  label,
  values,
  chosen,
  wordOf,
  countOf,
  onChange,
}: {
  label: string;
  values: readonly T[];
  chosen: ReadonlySet<T>;
  wordOf: (value: T) => string;
  countOf: (value: T) => number;
  onChange: (chosen: ReadonlySet<T>) => void;
}) {
  // One that is chosen stays in the list when it has gone, or came in with the address.
  const offered = values.filter((value) => !chosen.has(value));
  return (
    <>
      {[...chosen].map((value) => (
        <button
          key={value}
          type="button"
          aria-label={`${label} ${wordOf(value)}: remove from the filter`}
          onClick={() => onChange(toggled(chosen, value))}
          className="inline-flex items-center gap-1 rounded-full border border-accent bg-raise px-2 py-px text-small whitespace-nowrap hover:border-edge max-lg:min-h-11 max-lg:px-3"
        >
          {wordOf(value)}
          <X aria-hidden size={11} className="text-mute" />
        </button>
      ))}
      {offered.length === 0 ? null : (
        <span className="relative inline-flex items-center">
          <select
            aria-label={`Filter by ${label.toLowerCase()}`}
            value=""
            onChange={({ target }) => {
              const value = offered.find((one) => one === target.value);
              if (value !== undefined) onChange(toggled(chosen, value));
            }}
            className="w-[9ch] appearance-none rounded-full border border-line bg-bg py-px pr-5 pl-2 text-small text-mute transition-colors hover:border-edge hover:text-text max-lg:min-h-11 max-lg:w-[11ch] max-lg:pl-3"
          >
            <option value="" disabled hidden>
              {label}
            </option>
            {offered.map((value) => (
              <option key={value} value={value}>
                {`${wordOf(value)} (${countOf(value).toLocaleString('en')})`}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden size={11} className="pointer-events-none absolute right-1.5 text-faint" />
        </span>
      )}
    </>
  );
}
