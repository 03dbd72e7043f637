import type { LiveLab } from '@/lib/client/live-lab';
import type { View } from '@/lib/timeline/lane-boxes';
import { countWhile, timeAt } from '@/lib/timeline/time-axis';
import { relativeTime, SIM_TIME, type TimeMode, type TimeWords, wallTime } from '@/lib/timeline/time-words';

/** How times are written: relative ones count from the acceptance of the selected invocation, else from the first event in view. */
export function wordsOf(mode: TimeMode, lab: LiveLab, view: View, selectedId: string | undefined): TimeWords {
  switch (mode) {
    case 'sim':
      return SIM_TIME;
    case 'wall':
      return wallTime(lab.state.epochMs);
    case 'relative':
      return relativeTime(zeroOf(lab, view, selectedId));
  }
}

function zeroOf({ timeline }: LiveLab, view: View, selectedId: string | undefined): number {
  const selected = selectedId === undefined ? undefined : timeline.spansOf(selectedId)[0];
  if (selected) return selected.startAt;
  const fromAt = timeAt(view.axis, view.leftPx);
  const { spans } = timeline;
  const first = spans[countWhile(spans, (span) => span.startAt < fromAt)] ?? spans.at(-1);
  return first?.startAt ?? 0;
}
