'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLiveLab } from '@/components/lab/lab-context';
import { type LabView, listLabs } from '@/lib/client/control-api';
import { exactAtText } from '@/lib/timeline/time-text';

/** A page on which this lab and a relative of it stand beside each other. */
export interface ForkLink {
  readonly labId: string;
  readonly title: string;
  readonly href: string;
}

const FRESH_MS = 5_000;

export const LABS_QUERY = ['labs'] as const;

/** The forks of the page's lab, and the lab it is a fork of. Asked when the page opens and when its window is looked at again. */
export function useLabForks(): readonly ForkLink[] {
  const { labId } = useLiveLab();
  const { data } = useQuery({
    queryKey: LABS_QUERY,
    queryFn: listLabs,
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  });
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
