'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

export interface Mutation<Data, Ask> {
  readonly data: Data | undefined;
  /** Null: nothing has failed since the last request began. */
  readonly error: unknown;
  readonly isPending: boolean;
  /** Asks; how it went is in the fields. Stable for as long as the component lives. */
  mutate(ask: Ask, then?: { onSuccess?: (data: Data) => void }): void;
  mutateAsync(ask: Ask): Promise<Data>;
  /** Forgets the last answer or error. */
  reset(): void;
}

interface Standing<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
}

/**
 * One request of the page and how it stands, by TanStack Query's names. What is live comes from the stream, so that nothing
 * is cached here; docs/decisions/first-load.md says why it is not that library. Of several at once the last asked for is told.
 */
export function useMutation<Data, Ask = void>({
  mutationFn,
}: {
  mutationFn: (ask: Ask) => Promise<Data>;
}): Mutation<Data, Ask> {
  const [standing, setStanding] = useState<Standing<Data>>({ data: undefined, error: null, isPending: false });
  const latest = useRef(mutationFn);
  const asked = useRef(0);
  useEffect(() => {
    latest.current = mutationFn;
  });

  const mutateAsync = useCallback(async (ask: Ask): Promise<Data> => {
    asked.current += 1;
    const mine = asked.current;
    const tell = (next: Standing<Data>) => {
      if (mine === asked.current) setStanding(next);
    };
    setStanding({ data: undefined, error: null, isPending: true });
    try {
      const data = await latest.current(ask);
      tell({ data, error: null, isPending: false });
      return data;
    } catch (error) {
      tell({ data: undefined, error, isPending: false });
      throw error;
    }
  }, []);

  const mutate = useCallback(
    (ask: Ask, then?: { onSuccess?: (data: Data) => void }) => {
      mutateAsync(ask).then(then?.onSuccess, () => {
        // It is in `error`, for whoever shows it.
      });
    },
    [mutateAsync],
  );

  const reset = useCallback(() => {
    asked.current += 1;
    setStanding({ data: undefined, error: null, isPending: false });
  }, []);

  return { ...standing, mutate, mutateAsync, reset };
}
