'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { LiveLab } from '@/lib/client/live-lab';
import { SelectionStore } from './selection-store';

const LiveLabContext = createContext<LiveLab | undefined>(undefined);
const SelectionContext = createContext<SelectionStore | undefined>(undefined);

/** Gives the page its one live lab and its one selected invocation. Use `key={labId}` to change labs. */
export function LabProvider({ labId, children }: { labId: string; children: ReactNode }) {
  const [lab] = useState(() => new LiveLab(labId));
  const [selection] = useState(() => new SelectionStore());
  useEffect(() => selection.start(), [selection]);
  return (
    <LabScope lab={lab} selection={selection}>
      {children}
    </LabScope>
  );
}

/** A part of the page that is about this lab. Keeps its stream open while it is there. */
export function LabScope({
  lab,
  selection,
  children,
}: {
  lab: LiveLab;
  selection: SelectionStore;
  children: ReactNode;
}) {
  useEffect(() => lab.start(), [lab]);
  return (
    <LiveLabContext value={lab}>
      <SelectionContext value={selection}>{children}</SelectionContext>
    </LiveLabContext>
  );
}

/** The page's lab. Reading from it while rendering is not enough to be told of changes: use `useLabValue`. */
export function useLiveLab(): LiveLab {
  const lab = useContext(LiveLabContext);
  if (!lab) throw new Error('useLiveLab needs a LabProvider above it');
  return lab;
}

/**
 * One value of the live lab; renders again only when the value changes by `isEqual`. Select plain values, or give an
 * `isEqual` for a freshly made object. State objects are changed in place, so that selecting one alone never tells.
 */
export function useLabValue<T>(selector: (lab: LiveLab) => T, isEqual: (left: T, right: T) => boolean = Object.is): T {
  const lab = useLiveLab();
  const getValue = useMemo(() => {
    let known: { version: number; value: T } | undefined;
    return () => {
      const version = lab.getVersion();
      if (known?.version === version) return known.value;
      const value = selector(lab);
      known = { version, value: known && isEqual(known.value, value) ? known.value : value };
      return known.value;
    };
  }, [lab, selector, isEqual]);
  return useSyncExternalStore(lab.subscribe, getValue, getValue);
}

/** The selected invocation, kept in the address as `?invocation=`, and how to choose another. */
export function useSelection(): { requestId: string | undefined; select: (requestId: string | undefined) => void } {
  const store = useContext(SelectionContext);
  if (!store) throw new Error('useSelection needs a LabProvider above it');
  const requestId = useSyncExternalStore(store.subscribe, store.get, () => undefined);
  return { requestId, select: store.select };
}
