'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import { labList } from '@/lib/client/lab-list';
import { useForkLab } from '@/lib/client/queries';

/** Makes a lab that goes on from what is shown, and opens both beside each other. */
export function useForkHere(): { fork: () => void; isPending: boolean; error: unknown; reset: () => void } {
  const lab = useLiveLab();
  const router = useRouter();
  const { mutate, isPending, error, reset } = useForkLab(lab.labId);
  const { requestId } = useSelection();
  // Its request id is the same in both.
  const selected = requestId === undefined ? '' : `?invocation=${requestId}`;
  const fork = useCallback(() => {
    // A moment of the past is told by its last log event, so that a part of what happened at one time can be left out.
    const wish = lab.moment === undefined ? {} : { sequence: lab.shown.sequence };
    mutate(wish, {
      onSuccess: ({ labId }) => {
        void labList.refresh();
        router.push(`/labs/${lab.labId}/beside/${labId}${selected}`);
      },
    });
  }, [lab, mutate, router, selected]);
  return { fork, isPending, error, reset };
}
