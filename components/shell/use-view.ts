'use client';

import { useCallback, useEffect, useState } from 'react';
import { isView, type View } from './view';

const PARAMETER = 'view';

/** Which view is shown. It lives in the address, so that a link shows the same; the timeline needs no word there. */
export function useView(): readonly [View, (view: View) => void] {
  const [view, setView] = useState<View>('timeline');

  useEffect(() => {
    const read = () => {
      const asked = new URLSearchParams(location.search).get(PARAMETER) ?? '';
      setView(isView(asked) ? asked : 'timeline');
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);

  const show = useCallback((next: View) => {
    const url = new URL(location.href);
    if (next === 'timeline') url.searchParams.delete(PARAMETER);
    else url.searchParams.set(PARAMETER, next);
    history.replaceState(history.state, '', url);
    setView(next);
  }, []);
  return [view, show];
}
