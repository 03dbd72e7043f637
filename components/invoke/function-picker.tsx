'use client';

import { ChevronDown } from 'lucide-react';
import { useLabValue } from '@/components/lab/lab-context';
import { durationText } from '@/lib/timeline/time-text';

/** Chooses the function. A native select: it works with a thumb, a keyboard and a screen reader alike. */
export function FunctionPicker({
  functionName,
  onChange,
}: {
  functionName: string | undefined;
  onChange: (functionName: string) => void;
}) {
  const names = useLabValue((lab) => [...lab.state.functions.keys()], sameNames);
  const facts = useLabValue((lab) => {
    const configuration = lab.state.functions.get(functionName ?? '')?.configuration;
    if (configuration === undefined) return '';
    const { runtime, memorySizeMb, timeoutMs } = configuration;
    return `${runtime} · ${memorySizeMb} MB · ${durationText(timeoutMs)}`;
  });
  return (
    <div className="relative">
      <select
        aria-label="Function"
        value={functionName ?? ''}
        disabled={names.length === 0}
        onChange={(event) => onChange(event.target.value)}
        className="w-full appearance-none truncate rounded-lg border border-line bg-bg py-1.5 pr-38 pl-2.5 font-medium hover:border-edge max-lg:min-h-11"
      >
        {names.length === 0 ? <option value="">No function yet</option> : null}
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center gap-1.5 text-caption text-faint">
        {facts}
        <ChevronDown aria-hidden size={14} />
      </span>
    </div>
  );
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
