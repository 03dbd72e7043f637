'use client';

import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  applyTheme,
  chooseTheme,
  isPresenting,
  present,
  resolveTheme,
  storedThemeChoice,
  type ThemeChoice,
} from '@/lib/client/preferences';

const CHANGED = 'invocation-lab:theme';

export interface ThemeControl {
  readonly choice: ThemeChoice;
  /** A room looks on: the projector theme, whatever is chosen. */
  readonly isPresenting: boolean;
  next(): void;
  choose(choice: ThemeChoice): void;
  togglePresenter(): void;
}

/** How the page looks, and how to change that. */
export function useTheme(): ThemeControl {
  const choice = useSyncExternalStore(subscribe, storedThemeChoice, (): ThemeChoice => 'system');
  const presenting = useSyncExternalStore(subscribe, isPresenting, () => false);

  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: light)');
    system.addEventListener('change', applyTheme);
    return () => system.removeEventListener('change', applyTheme);
  }, []);

  const choose = useCallback((next: ThemeChoice) => {
    present(false);
    chooseTheme(next);
    dispatchEvent(new Event(CHANGED));
  }, []);
  const next = useCallback(
    () => choose(themeAfter(storedThemeChoice(), matchMedia('(prefers-color-scheme: light)').matches)),
    [choose],
  );
  const togglePresenter = useCallback(() => {
    present(!isPresenting());
    dispatchEvent(new Event(CHANGED));
  }, []);
  return useMemo(
    () => ({ choice, isPresenting: presenting, next, choose, togglePresenter }),
    [choice, presenting, next, choose, togglePresenter],
  );
}

/** What a press of the button chooses. From `system` it always changes what is seen; the projector comes before the system again. */
export function themeAfter(choice: ThemeChoice, systemPrefersLight: boolean): ThemeChoice {
  const system = resolveTheme('system', systemPrefersLight);
  if (choice === 'system') return system === 'dark' ? 'light' : 'dark';
  if (choice === 'projector') return 'system';
  return choice === system ? 'projector' : system;
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener('storage', listener);
  };
}
