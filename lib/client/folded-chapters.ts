import type { Chapter } from '@/lib/engine/invocation-story';

/** One row of an invocation's life, or many like it that are folded into one. */
export type ChapterRow =
  | { readonly kind: 'chapter'; readonly key: string; readonly chapter: Chapter }
  | { readonly kind: 'folded'; readonly key: string; readonly chapters: readonly { key: string; chapter: Chapter }[] };

/** A run of refusals and their waits longer than this is folded; its beginning and its end stay. */
const RUN_MAX = 9;
const KEPT = 4;

/** The chapters in order, deliveries left away; of a long run of throttles only its beginning and its end. */
export function foldedChapters(chapters: readonly Chapter[]): readonly ChapterRow[] {
  const rows: ChapterRow[] = [];
  let run: Extract<ChapterRow, { kind: 'chapter' }>[] = [];
  const endRun = () => {
    if (run.length <= RUN_MAX) rows.push(...run);
    else {
      const middle = run.slice(KEPT, -KEPT);
      rows.push(...run.slice(0, KEPT), { kind: 'folded', key: `folded ${middle[0]?.key}`, chapters: middle });
      rows.push(...run.slice(-KEPT));
    }
    run = [];
  };
  // A chapter is only ever added at the end, so that its place is a name.
  for (const [index, chapter] of chapters.entries()) {
    if (chapter.kind === 'delivery') continue;
    const row = { kind: 'chapter', key: `${index} ${chapter.kind}`, chapter } as const;
    if (isRefusal(chapter)) run.push(row);
    else {
      endRun();
      rows.push(row);
    }
  }
  endRun();
  return rows;
}

function isRefusal(chapter: Chapter): boolean {
  if (chapter.kind === 'fault') return chapter.fault === 'throttle' || chapter.fault === 'service-error';
  return chapter.kind === 'throttled' || (chapter.kind === 'wait' && chapter.why !== 'function-error');
}
