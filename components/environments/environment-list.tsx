'use client';

import { CircleOff, LoaderCircle, Play, Snowflake } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSelection } from '@/components/lab/lab-context';
import { useSampled } from '@/components/lab/use-sampled';
import {
  type EnvironmentGroup,
  type EnvironmentOverview,
  type EnvironmentRow,
  environmentOverview,
} from '@/lib/client/environment-rows';
import { durationText, exactAtText } from '@/lib/timeline/time-text';

/** Every execution environment with what it does, and how much of the concurrency is used. */
export function EnvironmentList() {
  const overview = useSampled(environmentOverview);
  const { groups, without } = overview;
  return (
    <div className="p-2.5">
      <AccountLine overview={overview} />
      {groups.length === 0 ? (
        <p className="mt-2 text-small text-mute">
          No environment yet. The first invocation of a function makes one: that is its cold start.
        </p>
      ) : (
        <table aria-label="Execution environments" className="mt-2 w-full text-small">
          <thead className="text-left text-caption text-faint">
            <tr>
              <th className="w-24 py-1 font-normal">Environment</th>
              <th className="font-normal">Phase</th>
              <th className="font-normal">Runs</th>
              <th className="font-normal">Since</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <Group key={group.functionName} group={group} />
          ))}
        </table>
      )}
      {groups.length > 0 && without.length > 0 ? (
        <p className="mt-2 text-small text-faint">Never started: {without.join(', ')}.</p>
      ) : null}
    </div>
  );
}

function AccountLine({ overview }: { overview: EnvironmentOverview }) {
  const { busy, accountLimit, unreserved, busyUnreserved } = overview;
  return (
    <p className="text-small text-mute">
      Account: <Count value={busy} /> of <Count value={accountLimit} /> concurrent executions in use, of the unreserved{' '}
      <Count value={busyUnreserved} /> of <Count value={unreserved} />. An environment that is not busy is frozen.
    </p>
  );
}

function Count({ value }: { value: number }) {
  return <span className="font-semibold text-text">{value.toLocaleString('en')}</span>;
}

function Group({ group }: { group: EnvironmentGroup }) {
  const { functionName, rows, more, gone } = group;
  const older = gone.count - gone.last.length;
  return (
    <tbody>
      <tr className="border-t border-line">
        <th scope="rowgroup" colSpan={4} className="py-1 text-left font-medium">
          {functionName}{' '}
          <span className="font-normal text-faint">
            {usedText(group)}, {countText(group.coldStarts, 'cold start')}
            {gone.count === 0 ? '' : `, ${gone.count.toLocaleString('en')} gone`}
          </span>
        </th>
      </tr>
      {rows.map((row) => (
        <LivingRow key={row.environmentId} row={row} />
      ))}
      {more === 0 ? null : <MoreRow>and {more.toLocaleString('en')} more</MoreRow>}
      {gone.last.map(({ environmentId, number, startedAt, endedAt, why }) => (
        <tr key={environmentId} className="text-faint">
          <td className="py-0.5">env {number}</td>
          <td>
            <Phase icon={<CircleOff aria-hidden size={12} />}>gone: {why.replaceAll('-', ' ')}</Phase>
          </td>
          <td>lived {durationText(endedAt - startedAt)}</td>
          <td className="font-mono text-caption">{exactAtText(endedAt)}</td>
        </tr>
      ))}
      {older <= 0 ? null : <MoreRow>and {older.toLocaleString('en')} that went before</MoreRow>}
    </tbody>
  );
}

function MoreRow({ children }: { children: ReactNode }) {
  return (
    <tr>
      <td colSpan={4} className="py-0.5 text-faint">
        {children}
      </td>
    </tr>
  );
}

function LivingRow({ row }: { row: EnvironmentRow }) {
  return (
    <tr>
      <td className="py-0.5">env {row.number}</td>
      <td>{phaseOf(row)}</td>
      <td>
        {row.requestId === undefined ? <span className="text-faint">nothing</span> : <Runs requestId={row.requestId} />}
      </td>
      <td className="font-mono text-caption text-mute">{exactAtText(row.sinceAt)}</td>
    </tr>
  );
}

function Runs({ requestId }: { requestId: string }) {
  const { requestId: selected, select } = useSelection();
  return (
    <button
      type="button"
      aria-pressed={selected === requestId}
      title={`Select invocation ${requestId}`}
      onClick={() => select(requestId)}
      className="font-mono text-caption text-mute underline-offset-2 hover:underline aria-pressed:text-accent max-lg:min-h-11"
    >
      {requestId.slice(0, 8)}
    </button>
  );
}

function phaseOf({ phase, initsAgain, outdated }: EnvironmentRow) {
  const ends = outdated ? ', then it ends' : '';
  switch (phase) {
    case 'init':
      return (
        <Phase colour="text-init" icon={<LoaderCircle aria-hidden size={12} />}>
          init{ends}
        </Phase>
      );
    case 'invoke':
      return (
        <Phase colour="text-run" icon={<Play aria-hidden size={12} />}>
          invoke{ends}
        </Phase>
      );
    case 'idle':
      return (
        <Phase colour="text-mute" icon={<Snowflake aria-hidden size={12} />}>
          idle (frozen){initsAgain ? ', inits again' : ''}
        </Phase>
      );
  }
}

function Phase({ icon, colour = '', children }: { icon: ReactNode; colour?: string; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${colour}`}>
      {icon} <span>{children}</span>
    </span>
  );
}

function usedText({ busy, reserved }: EnvironmentGroup): string {
  if (reserved === undefined) return `${busy} busy, unreserved`;
  return reserved === 0 ? `${busy} busy, switched off (0 reserved)` : `${busy} of ${reserved} reserved busy`;
}

function countText(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
