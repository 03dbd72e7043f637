import type { RowColumn } from '@/lib/client/invocation-rows';

/** What each column is called; the order of columns is that of `ROW_COLUMNS`. */
export const COLUMN_TITLES: Record<RowColumn, string> = {
  status: 'Status',
  function: 'Function',
  type: 'Type',
  attempts: 'Tries',
  accepted: 'Accepted',
  duration: 'Duration',
  parts: 'Time spent',
  outcome: 'Outcome',
  ended: 'Ended at',
};

/** Widths of the columns. */
export const COLUMN_GRID =
  'grid-cols-[124px_minmax(96px,1fr)_54px_42px_80px_62px_78px_minmax(88px,1.3fr)_minmax(84px,1fr)]';
/** Below this the table scrolls sideways. */
export const TABLE_LEAST = 'min-w-[726px] max-lg:min-w-[860px]';

/** Text is looked up from its beginning, numbers from the largest. */
export function startsDescending(column: RowColumn): boolean {
  return column === 'attempts' || column === 'accepted' || column === 'duration' || column === 'parts';
}
