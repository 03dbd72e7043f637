'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { useFilter, useFiltering, useFilterResult } from '@/components/filter/filter-context';
import { Button } from '@/components/ui/button';
import { orderRows, type RowOrder } from '@/lib/client/invocation-rows';
import { TABLE_LEAST } from './table-columns';
import { orderText, TableHead } from './table-head';
import { TableRows } from './table-rows';

const NEWEST_FIRST: RowOrder = { column: 'accepted', descending: true };

/** All invocations that match, one a row: arrows move and select, headings sort. Only the visible rows are in the page. */
export function InvocationTable({ emptyState, onOpen }: { emptyState: ReactNode; onOpen: () => void }) {
  const { matching, total } = useFilterResult();
  const { results } = useFiltering();
  const { clear } = useFilter();
  const [order, setOrder] = useState(NEWEST_FIRST);
  const [said, say] = useState('');
  const rows = useMemo(
    () => orderRows(matching, order, (invocation) => results.factsOf(invocation)),
    [matching, order, results],
  );

  if (total === 0) return <div className="flex h-full min-h-0">{emptyState}</div>;
  return (
    <div className="flex h-full min-h-0 flex-col max-lg:min-h-[70dvh]">
      <div className="min-h-0 flex-1 overflow-x-auto">
        <table
          aria-label="Invocations"
          aria-rowcount={rows.length + 1}
          className={`flex h-full flex-col text-small ${TABLE_LEAST}`}
        >
          <TableHead
            order={order}
            onOrder={(next) => {
              setOrder(next);
              say(orderText(next));
            }}
          />
          <TableRows rows={rows} onOpen={onOpen} />
        </table>
      </div>
      {rows.length === 0 ? (
        <div className="flex flex-1 flex-col items-center gap-3 p-6 text-center text-mute">
          <p>No invocation matches these filters.</p>
          <Button onClick={clear}>Clear all filters</Button>
        </div>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}
