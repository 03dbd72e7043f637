'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useForkLab } from '@/lib/client/queries';
import { LABS_QUERY } from './use-lab-forks';

/** Makes a lab that goes on from what is shown, and opens both beside each other. */
export function useForkHere(): { fork: () => void; isPending: boolean; error: unknown; reset: () => void } {
  const lab = useLiveLab();
  const router = useRouter();
  const queries = useQueryClient();
  const { mutate, isPending, error, reset } = useForkLab(lab.labId);
  const { requestId } = useSelection();
  // Its request id is the same in both.
  const selected = requestId === undefined ? '' : `?invocation=${requestId}`;
  const fork = useCallback(() => {
    // A moment of the past is told by its last log event, so that a part of what happened at one time can be left out.
    const wish = lab.moment === undefined ? {} : { sequence: lab.shown.sequence };
    mutate(wish, {
      onSuccess: ({ labId }) => {
        void queries.invalidateQueries({ queryKey: LABS_QUERY });
        router.push(`/labs/${lab.labId}/beside/${labId}${selected}`);
      },
    });
  }, [lab, mutate, router, queries, selected]);
  return { fork, isPending, error, reset };
}
