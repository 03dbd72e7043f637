'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { useHasActed } from '@/components/ui/use-has-acted';
import type { LabView } from '@/lib/client/control-api';
import { labList } from '@/lib/client/lab-list';
import { exactAtText } from '@/lib/timeline/time-text';

/** A page on which this lab and a relative of it stand beside each other. */
export interface ForkLink {
  readonly labId: string;
  readonly title: string;
  readonly href: string;
}

/** The forks of the page's lab, and the lab it is a fork of. Asked when somebody turns to the page, and when its window is looked at again. */
export function useLabForks(): readonly ForkLink[] {
  const { labId } = useLiveLab();
  const hasActed = useHasActed();
  const data = useSyncExternalStore(labList.subscribe, labList.get, () => undefined);
  useEffect(() => {
    if (!hasActed) return;
    const refresh = () => void labList.refresh();
    refresh();
    addEventListener('focus', refresh);
    return () => removeEventListener('focus', refresh);
  }, [hasActed]);
  return useMemo(() => (data === undefined ? NONE : forkLinks(data, labId)), [data, labId]);
}

const NONE: readonly ForkLink[] = [];

function forkLinks(labs: readonly LabView[], labId: string): readonly ForkLink[] {
  return labs.flatMap(({ labId: otherId, name, forkedFrom }) => {
    const other = name === '' || name === otherId ? otherId : `${name} ${otherId}`;
    if (forkedFrom?.labId === labId) {
      const title = `Open fork ${other}, from ${exactAtText(forkedFrom.at)}`;
      return [{ labId: otherId, title, href: `/labs/${labId}/beside/${otherId}` }];
    }
    const me = labs.find((lab) => lab.labId === labId);
    if (me?.forkedFrom?.labId !== otherId) return [];
    return [{ labId: otherId, title: `Open beside its original ${other}`, href: `/labs/${otherId}/beside/${labId}` }];
  });
}
