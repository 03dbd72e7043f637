'use client';

import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { applyTheme, chooseTheme, resolveTheme, storedThemeChoice, type ThemeChoice } from '@/lib/client/preferences';

const CHANGED = 'invocation-lab:theme';

/** The chosen theme and a way on to the next: first the other one than now, then the remaining one, then the system's. */
export function useTheme(): { choice: ThemeChoice; next: () => void } {
  const choice = useSyncExternalStore(subscribe, storedThemeChoice, (): ThemeChoice => 'system');

  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: light)');
    const follow = () => applyTheme(storedThemeChoice());
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);

  const next = useCallback(() => {
    chooseTheme(themeAfter(storedThemeChoice(), matchMedia('(prefers-color-scheme: light)').matches));
    dispatchEvent(new Event(CHANGED));
  }, []);
  return { choice, next };
}

/** What a press of the button chooses. From `system` it always changes what is seen. */
export function themeAfter(choice: ThemeChoice, systemPrefersLight: boolean): ThemeChoice {
  const system = resolveTheme('system', systemPrefersLight);
  if (choice === 'system') return system === 'dark' ? 'light' : 'dark';
  return choice === system ? 'system' : system;
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener('storage', listener);
  };
}
