import { describe, expect, it } from 'vitest';
import { invocationStory } from '@/lib/engine/invocation-story';
import { createFunction, finished, invokeAs, sendEvent, type TestHandler, TestLab } from '@/lib/engine/test-lab';
import { foldedChapters } from './folded-chapters';

/** An event that finds the function's only place taken for `ms`. */
function rowsAfter(ms: number) {
  const handler: TestHandler = ({ phase }) =>
    phase === 'init' ? finished(0, 'null') : { kind: 'waiting', waitMs: undefined };
  const lab = new TestLab({ handler });
  createFunction(lab, 'f', [], { timeoutMs: 900_000 });
  lab.submit({ type: 'configure-concurrency', functionName: 'f', reservedConcurrency: 1 });
  invokeAs(lab, 'f', 'RequestResponse');
  const requestId = sendEvent(lab, 'f');
  lab.runTo(ms);
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error('gone');
  return foldedChapters(invocationStory(invocation).chapters);
}

describe('the rows of a life', () => {
  it('are all there while they are few', () => {
    expect(rowsAfter(5_000).map((row) => (row.kind === 'chapter' ? row.chapter.kind : 'folded'))).toEqual([
      'queued',
      'throttled',
      'wait',
      'throttled',
      'wait',
      'throttled',
      'wait',
    ]);
  });

  it('fold a long run of throttles and keep its ends', () => {
    const rows = rowsAfter(600_000);
    const folded = rows.find((row) => row.kind === 'folded');
    expect(rows.map((row) => row.kind)).toEqual([
      ...Array.from({ length: 5 }, () => 'chapter'),
      'folded',
      ...Array.from({ length: 4 }, () => 'chapter'),
    ]);
    expect(folded?.kind === 'folded' && folded.chapters.length).toBe(12);
  });
});
