import { ROW_COLUMNS, type RowColumn, type RowOrder } from '@/lib/client/invocation-rows';
import { COLUMN_GRID, COLUMN_TITLES, startsDescending } from './table-columns';

/** The headings; each sorts, and sorts the other way round when pressed again. */
export function TableHead({ order, onOrder }: { order: RowOrder; onOrder: (order: RowOrder) => void }) {
  const next = (column: RowColumn): RowOrder => ({
    column,
    descending: order.column === column ? !order.descending : startsDescending(column),
  });
  return (
    <thead className="block border-b border-line">
      <tr aria-rowindex={1} className={`grid ${COLUMN_GRID} px-2`}>
        {ROW_COLUMNS.map((column) => {
          const isSorted = order.column === column;
          return (
            <th
              key={column}
              scope="col"
              aria-sort={sortWord(isSorted, order)}
              className="min-w-0 text-left font-normal"
            >
              <button
                type="button"
                title={`Sort by ${COLUMN_TITLES[column].toLowerCase()}`}
                onClick={() => onOrder(next(column))}
                className={`max-w-full truncate px-1.5 py-1.5 text-caption hover:text-text max-lg:min-h-11 ${isSorted ? 'text-text' : 'text-faint'}`}
              >
                {COLUMN_TITLES[column]}
                <span aria-hidden>{isSorted ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** What the live region says of an order. */
export function orderText({ column, descending }: RowOrder): string {
  return `Sorted by ${COLUMN_TITLES[column].toLowerCase()}, ${descending ? 'descending' : 'ascending'}`;
}

function sortWord(isSorted: boolean, { descending }: RowOrder): 'none' | 'descending' | 'ascending' {
  if (!isSorted) return 'none';
  return descending ? 'descending' : 'ascending';
}
