'use client';

import { useEffect } from 'react';
import { actionOf, type DashboardAction } from './dashboard-action';

/** Listens for the keys of all actions, on the whole page; an open dialog has the keyboard for itself. */
export function useActionKeys(actions: readonly DashboardAction[]): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = document.querySelector('[role="dialog"], [role="alertdialog"]')
        ? undefined
        : actionOf(actions, event);
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [actions]);
}
