import type { DashboardAction } from './dashboard-action';

/** What the timeline does at a key, for the palette and the list of keys; the timeline itself listens for the key. */
const ACTIONS = [
  { id: 'density-invocation', title: 'Timeline: one line an invocation', synonyms: 'density compact', key: '4' },
  { id: 'density-attempt', title: 'Timeline: each attempt and wait', synonyms: 'density', key: '5' },
  { id: 'density-log', title: 'Timeline: every log event', synonyms: 'density full', key: '6' },
  { id: 'grouping', title: 'Timeline: group rows another way', synonyms: 'stage function chain', key: 'g' },
  { id: 'time-mode', title: 'Timeline: relative, sim or wall time', synonyms: 'clock axis ruler', key: 'u' },
  { id: 'area', title: 'Timeline: add up the time of the selection', synonyms: 'totals cost sum', key: 'b' },
] as const;

/** The timeline is shown first: it may not be there to hear the key. */
export function timelineActions(showTimeline: () => void): readonly DashboardAction[] {
  return ACTIONS.map(({ id, title, synonyms, key }) => ({
    id,
    title,
    synonyms,
    section: 'Timeline',
    key: undefined,
    keyText: key.toUpperCase(),
    withControl: false,
    run: () => {
      showTimeline();
      requestAnimationFrame(() => dispatchEvent(new KeyboardEvent('keydown', { key })));
    },
  }));
}
