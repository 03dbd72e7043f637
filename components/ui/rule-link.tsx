'use client';

import { useId, useState } from 'react';
import { RULES, type RuleId } from '@/lib/engine/rules';

/** A rule's id; a click opens its text and where it comes from, right there. */
export function RuleLink({ rule }: { rule: RuleId }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { text, source } = RULES[rule];
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        title={text}
        onClick={() => setOpen(!open)}
        className="rounded font-mono text-caption text-faint underline decoration-dotted underline-offset-2 hover:text-text max-lg:-my-4 max-lg:inline-block max-lg:px-1 max-lg:py-4"
      >
        {rule}
      </button>
      <span id={id} hidden={!open} className="mt-1 block rounded-md bg-raise px-2 py-1.5 text-small text-text">
        {text} <cite className="block text-caption text-faint not-italic">{source}</cite>
      </span>
    </>
  );
}
