'use client';

import type { ChainRow, RequestChain } from '@/lib/client/request-chain';
import { InspectorSection } from './inspector-section';
import { InvocationLink } from './invocation-link';

/** Who started this invocation and what it started, as far as both are in this lab. */
export function ChainSection({ chain }: { chain: RequestChain }) {
  if (chain.rows.length < 2) return null;
  return (
    <InspectorSection
      id="chain"
      title="Chain of requests"
      aside={<span className="text-caption text-faint">each has its own request id</span>}
    >
      <ol aria-label="Chain of requests">
        {chain.rows.map((row) => (
          <li key={row.requestId} style={{ paddingLeft: `${Math.min(row.depth, DEPTH_MAX) * 0.9}rem` }}>
            <Row row={row} />
          </li>
        ))}
      </ol>
      {chain.more === 0 ? null : <p className="text-caption text-faint">and {chain.more} more</p>}
    </InspectorSection>
  );
}

/** Deeper rows would have no room left for their words. */
const DEPTH_MAX = 8;

function Row({ row }: { row: ChainRow }) {
  const { known, depth, how } = row;
  if (known === undefined) {
    return (
      <p className="px-1.5 py-0.5 text-small text-faint">
        {row.requestId.slice(0, 8)}, which the lab no longer remembers
      </p>
    );
  }
  return (
    <InvocationLink requestId={row.requestId} selected={row.selected} group={known.group}>
      {depth === 0 ? null : (
        <span aria-hidden className="text-faint">
          └
        </span>
      )}
      <span className="truncate">
        {known.functionName} <span className="text-faint">{HOW_WORDS[how]}</span>
        <span className="sr-only">
          , {known.word}
          {row.selected ? ', shown here' : ''}
        </span>
      </span>
    </InvocationLink>
  );
}

const HOW_WORDS: Record<ChainRow['how'], string> = {
  client: 'from a client',
  destination: 'by a destination',
  function: 'by its code',
  redrive: 'sent again',
};
