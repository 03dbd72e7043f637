'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { IconButton } from '@/components/ui/button';
import { type AttemptDiff, attemptDiff, type FieldDiff, isSame, type LoggedAttempt } from '@/lib/client/attempt-diff';
import { LogDifference, ResponseDifference } from './attempt-differences';

/** Two attempts in two columns; what differs has a sign and a colour, what only time changed stays quiet. */
export function AttemptComparison({
  left,
  right,
  onClose,
}: {
  left: LoggedAttempt;
  right: LoggedAttempt;
  onClose: () => void;
}) {
  const title = useId();
  const place = useRef<HTMLElement>(null);
  const diff = attemptDiff(left, right);
  const names = { left: `Attempt ${left.attempt.attempt}`, right: `Attempt ${right.attempt.attempt}` };
  // It opens below what was pressed, often out of sight.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={place} aria-labelledby={title} className="mt-1 rounded-lg border border-edge bg-bg text-small">
      <div className="flex items-center justify-between border-b border-line py-0.5 pr-1 pl-2.5">
        <h4 id={title} className="font-medium">
          {names.left} beside {names.right.toLowerCase()}
        </h4>
        <IconButton label="Close the comparison" onClick={onClose} className="size-6">
          <X size={13} />
        </IconButton>
      </div>
      <p className="px-2.5 py-1.5">
        <Verdict diff={diff} />
      </p>
      <FieldTable fields={diff.fields} names={names} />
      {diff.response === undefined ? null : <ResponseDifference response={diff.response} names={names} />}
      <LogDifference log={diff.log} />
    </section>
  );
}

function Verdict({ diff }: { diff: AttemptDiff }) {
  if (diff.onlyTime) return <b className="font-medium text-ok">= Nothing differs but the time.</b>;
  const labels = diff.fields
    .filter(({ differs, isTime }) => differs && !isTime)
    .map(({ label }) => label.toLowerCase());
  if (diff.response !== undefined && !isSame(diff.response)) labels.push('response');
  if (diff.log.some(({ sign }) => sign !== '=')) labels.push('log');
  if (labels.length === 0) return <span className="text-mute">One of them has not ended.</span>;
  return (
    <span className="text-mute">
      <b className="font-medium text-thr">≠ Differs in</b> {labels.join(', ')}.
    </span>
  );
}

interface Names {
  readonly left: string;
  readonly right: string;
}

function FieldTable({ fields, names }: { fields: readonly FieldDiff[]; names: Names }) {
  return (
    <table className="w-full table-fixed border-t border-line text-left">
      <colgroup>
        <col className="w-[1.7rem]" />
        <col className="w-[5.7rem]" />
        <col />
        <col />
      </colgroup>
      <thead className="text-caption text-faint">
        <tr>
          <td />
          <th scope="col" className="py-1 font-normal">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="py-1 font-normal">
            {names.left}
          </th>
          <th scope="col" className="py-1 pr-2 font-normal">
            {names.right}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, left, right, differs, isTime }) => {
          const stands = differs && !isTime;
          return (
            <tr key={label} className={`align-top ${stands ? 'bg-thr/12' : ''}`}>
              <td aria-hidden className={`pl-2.5 ${stands ? 'font-bold text-thr' : 'text-faint'}`}>
                {stands ? '≠' : differs ? '' : '='}
              </td>
              <th scope="row" className="py-0.5 font-normal text-faint">
                {label}
                {stands ? <span className="sr-only">, differs</span> : null}
              </th>
              <td className={`py-0.5 pr-1.5 break-words ${stands ? '' : 'text-mute'}`}>{left}</td>
              <td className={`py-0.5 pr-2 break-words ${stands ? '' : 'text-mute'}`}>{right}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
