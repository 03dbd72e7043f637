'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { StatusGroup } from '@/lib/client/invocation-status';

interface StatusFilter {
  /** Empty: everything is shown. */
  readonly groups: ReadonlySet<StatusGroup>;
  toggle(group: StatusGroup): void;
  clear(): void;
}

const FilterContext = createContext<StatusFilter | undefined>(undefined);
const ALL: ReadonlySet<StatusGroup> = new Set();

/** Which statuses are shown. Chips write it; the views read it. */
export function StatusFilterProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState(ALL);
  const toggle = useCallback((group: StatusGroup) => {
    setGroups((before) => {
      const next = new Set(before);
      if (!next.delete(group)) next.add(group);
      return next;
    });
  }, []);
  const clear = useCallback(() => setGroups(ALL), []);
  const filter = useMemo(() => ({ groups, toggle, clear }), [groups, toggle, clear]);
  return <FilterContext value={filter}>{children}</FilterContext>;
}

export function useStatusFilter(): StatusFilter {
  const filter = useContext(FilterContext);
  if (!filter) throw new Error('useStatusFilter needs a StatusFilterProvider above it');
  return filter;
}
