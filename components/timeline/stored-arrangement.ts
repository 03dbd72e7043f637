import { readPreference, writePreference } from '@/lib/client/preferences';
import { type Arrangement, DENSITIES, GROUPINGS, requestIdOfLine } from '@/lib/timeline/arrangement';
import { TIME_MODES, type TimeMode } from '@/lib/timeline/time-words';
import type { TimelineView } from './timeline-view';

const KEY = 'invocation-lab.timeline';

/** Puts a view into the arrangement that was last used in this browser, and remembers from now on what is chosen. */
export function rememberArrangement(view: TimelineView): () => void {
  const stored = parsed(readPreference(KEY));
  view.arrange(stored.arrangement);
  for (const groupId of stored.toggled) if (!view.arrangement.toggled.has(groupId)) view.toggleGroup(groupId);
  view.tellTime(stored.timeMode);
  let known: Arrangement | undefined = view.arrangement;
  let knownMode: TimeMode = view.timeMode;
  return view.subscribe(() => {
    if (view.arrangement === known && view.timeMode === knownMode) return;
    known = view.arrangement;
    knownMode = view.timeMode;
    writePreference(KEY, textOf(view));
  });
}

/** Opened invocations are of one lab only: they are not kept. */
function textOf({ arrangement, timeMode }: TimelineView): string {
  const { grouping, density, toggled } = arrangement;
  const kept = [...toggled].filter((groupId) => requestIdOfLine(groupId) === undefined);
  return JSON.stringify({ grouping, density, timeMode, toggled: kept });
}

/** What is stored may be from another version: anything unknown is left out. */
function parsed(text: string | undefined) {
  const stored = text === undefined ? {} : objectOf(text);
  const grouping = GROUPINGS.find((one) => one === stored.grouping) ?? 'stage';
  const density = DENSITIES.find((one) => one === stored.density) ?? 'attempt';
  const timeMode = TIME_MODES.find((one) => one === stored.timeMode) ?? 'sim';
  const toggled = Array.isArray(stored.toggled) ? stored.toggled.filter((one) => typeof one === 'string') : [];
  return { arrangement: { grouping, density }, timeMode, toggled };
}

function objectOf(text: string): { grouping?: unknown; density?: unknown; timeMode?: unknown; toggled?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
