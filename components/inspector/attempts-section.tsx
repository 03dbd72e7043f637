'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { AttemptChapter } from '@/lib/client/attempt-diff';
import { type ChapterRow, foldedChapters } from '@/lib/client/folded-chapters';
import type { LogGroup } from '@/lib/client/log-groups';
import type { Chapter } from '@/lib/engine/invocation-story';
import { AttemptComparison } from './attempt-comparison';
import { AttemptRow } from './attempt-row';
import { BetweenRow } from './between-row';
import { InspectorSection } from './inspector-section';

/** The life of an invocation from top to bottom: attempts, what lay between them, and any two attempts beside each other. */
export function AttemptsSection({ chapters, logs }: { chapters: readonly Chapter[]; logs: readonly LogGroup[] }) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const attempts = chapters.filter((chapter) => chapter.kind === 'attempt');
  const [left, right] = attempts.filter(({ attempt }) => chosen.includes(attempt));
  const rows = foldedChapters(chapters);
  if (rows.length === 0) return null;

  /** The third pushes out the one that was chosen first. */
  const choose = (attempt: number, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, attempt].slice(-2) : before.filter((other) => other !== attempt)));
  const comparing: Comparing | undefined =
    attempts.length < 2 ? undefined : { chosen, choose, withPrevious: (attempt) => setChosen([attempt - 1, attempt]) };

  return (
    <InspectorSection
      id="attempts"
      title="Attempts"
      aside={<ComparingHint chosen={chosen.length} of={attempts.length} />}
    >
      <ol className="text-small">
        {rows.map((row) => (
          <Row key={row.key} row={row} comparing={comparing} />
        ))}
      </ol>
      {left === undefined || right === undefined ? null : (
        <AttemptComparison left={logged(left, logs)} right={logged(right, logs)} onClose={() => setChosen([])} />
      )}
    </InspectorSection>
  );
}

/** Which attempts are chosen to be compared, and how to choose. */
export interface Comparing {
  readonly chosen: readonly number[];
  choose(attempt: number, isChosen: boolean): void;
  withPrevious(attempt: number): void;
}

function ComparingHint({ chosen, of }: { chosen: number; of: number }) {
  if (of < 2 || chosen === 2) return null;
  return <span className="text-caption text-faint">{chosen === 0 ? 'choose two to compare' : 'choose one more'}</span>;
}

function Row({ row, comparing }: { row: ChapterRow; comparing: Comparing | undefined }) {
  const [open, setOpen] = useState(false);
  if (row.kind === 'chapter') return <ChapterItem chapter={row.chapter} comparing={comparing} />;
  if (open) {
    return row.chapters.map(({ key, chapter }) => <ChapterItem key={key} chapter={chapter} comparing={comparing} />);
  }
  const refusals = row.chapters.filter(({ chapter }) => chapter.kind === 'throttled').length;
  return (
    <li className="border-t border-line py-1 pl-6">
      <Button variant="quiet" onClick={() => setOpen(true)}>
        … refused {refusals === 1 ? 'once more' : `${refusals} more times`}: show
      </Button>
    </li>
  );
}

function ChapterItem({ chapter, comparing }: { chapter: Chapter; comparing: Comparing | undefined }) {
  return (
    <li className="border-line [&:not(:first-child)]:border-t">
      {chapter.kind === 'attempt' ? (
        <AttemptRow attempt={chapter} comparing={comparing} />
      ) : (
        <BetweenRow chapter={chapter} />
      )}
    </li>
  );
}

function logged(attempt: AttemptChapter, logs: readonly LogGroup[]) {
  return { attempt, rows: logs.find((group) => group.attempt === attempt.attempt)?.rows ?? [] };
}
