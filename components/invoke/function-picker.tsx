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
    <div>
      <div className="relative">
        <select
          aria-label="Function"
          value={functionName ?? ''}
          disabled={names.length === 0}
          onChange={(event) => onChange(event.target.value)}
          className="w-full appearance-none rounded-lg border border-line bg-bg py-1.5 pr-8 pl-2.5 font-medium hover:border-edge max-lg:min-h-11"
        >
          {names.length === 0 ? <option value="">No function yet</option> : null}
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={14}
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-faint"
        />
      </div>
      <p className="mt-1 min-h-[1.45em] truncate text-[12px] text-faint">{facts}</p>
    </div>
  );
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
