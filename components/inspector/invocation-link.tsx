'use client';

import type { ReactNode } from 'react';
import { useSelection } from '@/components/lab/lab-context';
import { StatusMark } from '@/components/ui/status-mark';
import type { StatusGroup } from '@/lib/client/invocation-status';

/** One line that leads to another invocation, or says that it is the one shown. */
export function InvocationLink({
  requestId,
  selected,
  group,
  children,
}: {
  requestId: string;
  selected: boolean;
  group: StatusGroup;
  children: ReactNode;
}) {
  const { select } = useSelection();
  return (
    <button
      type="button"
      aria-current={selected ? 'true' : undefined}
      onClick={() => select(requestId)}
      className="flex w-full min-w-0 items-center gap-1.5 rounded-md border border-transparent px-1.5 py-0.5 text-left text-small hover:bg-raise aria-[current=true]:border-edge aria-[current=true]:bg-raise max-lg:min-h-11"
    >
      <StatusMark group={group} size={12} />
      {children}
      <span className="ml-auto shrink-0 pl-1 font-mono text-caption text-faint">{requestId.slice(0, 8)}</span>
    </button>
  );
}
