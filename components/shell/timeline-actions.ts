import type { DashboardAction } from './dashboard-action';

/** What the timeline does at a key, for the palette and the list of keys; the timeline itself listens for the key. */
const ACTIONS: readonly { readonly id: string; readonly title: string; readonly key: string }[] = [
  { id: 'density-invocation', title: 'Timeline: one line an invocation', key: '4' },
  { id: 'density-attempt', title: 'Timeline: each attempt and wait', key: '5' },
  { id: 'density-log', title: 'Timeline: every log event', key: '6' },
  { id: 'grouping', title: 'Timeline: group rows another way', key: 'g' },
  { id: 'time-mode', title: 'Timeline: relative, sim or wall time', key: 'h' },
  { id: 'area', title: 'Timeline: add up the time of the selection', key: 'q' },
];

/** The timeline is shown first: it may not be there to hear the key. */
export function timelineActions(showTimeline: () => void): readonly DashboardAction[] {
  return ACTIONS.map(({ id, title, key }) => ({
    id,
    title,
    section: 'View',
    key: undefined,
    keyText: key.toUpperCase(),
    withControl: false,
    run: () => {
      showTimeline();
      requestAnimationFrame(() => dispatchEvent(new KeyboardEvent('keydown', { key })));
    },
  }));
}
