'use client';

import { useCallback, useState } from 'react';

/** Which of the two side panels are open on a wide screen: both, until chosen otherwise; when presenting, neither. */
export function usePanels(isPresenting: boolean) {
  const [chosen, setChosen] = useState<{ presenting: boolean; invoke?: boolean; inspector?: boolean }>({
    presenting: isPresenting,
  });
  // What was opened while presenting does not stay open, nor the other way round.
  const current = chosen.presenting === isPresenting ? chosen : { presenting: isPresenting };
  const invoke = current.invoke ?? !isPresenting;
  const inspector = current.inspector ?? !isPresenting;
  const toggle = useCallback(
    (panel: 'invoke' | 'inspector') =>
      setChosen((before) => {
        const kept = before.presenting === isPresenting ? before : { presenting: isPresenting };
        return { ...kept, [panel]: !(kept[panel] ?? !isPresenting) };
      }),
    [isPresenting],
  );
  const open = useCallback(
    (panel: 'invoke' | 'inspector') => setChosen((before) => ({ ...before, presenting: isPresenting, [panel]: true })),
    [isPresenting],
  );
  return { invoke, inspector, toggle, open };
}
