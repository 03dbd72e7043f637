'use client';

import { useSyncExternalStore } from 'react';

let hasActed = false;
const listeners = new Set<() => void>();

/** False until somebody moves, presses or types on the page: what is not needed before can wait until then. */
export function useHasActed(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => hasActed,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!hasActed) for (const type of TYPES) addEventListener(type, act, { passive: true });
  return () => listeners.delete(listener);
}

function act(): void {
  hasActed = true;
  for (const type of TYPES) removeEventListener(type, act);
  for (const listener of [...listeners]) listener();
}

const TYPES = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
