'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { filteredGroups, type LogGroup } from '@/lib/client/log-groups';
import { InspectorSection } from './inspector-section';
import { LogLine } from './log-line';

/** More lines than this make the page slow; the filter and the copy button reach all of them. */
const SHOWN_MAX = 500;

/** What was logged, by attempt, each line at its time. */
export function LogSection({ groups }: { groups: readonly LogGroup[] }) {
  const [words, setWords] = useState('');
  const [simTime, setSimTime] = useState(false);
  if (groups.length === 0) return null;
  const shown = filteredGroups(groups, words);
  const lines = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const found = shown.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <InspectorSection
      id="log"
      title="Log"
      aside={
        <span className="flex items-center gap-1">
          <Button
            variant="quiet"
            aria-pressed={simTime}
            title="Times of the lab’s clock instead of since the attempt began"
            onClick={() => setSimTime(!simTime)}
            className="aria-pressed:bg-raise aria-pressed:text-text"
          >
            Lab time
          </Button>
          <CopyButton text={() => allText(groups)} label="Copy all log lines" />
        </span>
      }
    >
      <div className="mb-1 flex items-center gap-2 rounded-md border border-line bg-bg px-2 text-small">
        <input
          type="search"
          aria-label="Filter log lines"
          placeholder="filter"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          className="min-w-0 flex-1 bg-transparent py-1 outline-none placeholder:text-faint max-lg:min-h-11"
        />
        <output className="text-caption text-faint">
          {words.trim() === '' ? `${lines} lines` : `${found} of ${lines}`}
        </output>
      </div>
      {found === 0 ? <p className="text-small text-mute">No line has these words.</p> : null}
      {shown.map((group) => (
        <Group key={group.attempt} group={group} simTime={simTime} />
      ))}
    </InspectorSection>
  );
}

function Group({ group, simTime }: { group: LogGroup; simTime: boolean }) {
  const { attempt, startedAt, rows } = group;
  const heading = startedAt === undefined ? `Attempt ${attempt}, before its start` : `Attempt ${attempt}`;
  return (
    <div className="mb-2">
      <h4 className="py-0.5 text-caption text-mute">{heading}</h4>
      <ol
        aria-label={`Log of attempt ${attempt}`}
        className="rounded-md border border-line bg-bg py-1 font-mono text-caption"
      >
        {rows.slice(0, SHOWN_MAX).map((row) => (
          <LogLine key={row.key} row={row} zeroAt={simTime ? undefined : (startedAt ?? rows[0]?.at)} />
        ))}
      </ol>
      {rows.length > SHOWN_MAX ? (
        <p className="text-caption text-faint">
          and {(rows.length - SHOWN_MAX).toLocaleString('en')} more lines: filter them, or copy all
        </p>
      ) : null}
    </div>
  );
}

function allText(groups: readonly LogGroup[]): string {
  return groups.flatMap(({ rows }) => rows.map(({ text }) => text)).join('\n');
}
