'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { DraftControl } from './use-function-draft';

/** Says that the function is no longer what the editor began with (MGT-09), and leaves the choice to the user. */
export function ConflictNotice({ control, onReload }: { control: DraftControl; onReload: () => void }) {
  const { moved, unsaved, saving } = control;
  if (moved === undefined) return null;
  return (
    <div role="alert" className="border-b border-line p-2">
      {moved === 'deleted' ? (
        <Notice tone="warn">This function was deleted meanwhile. What you see here exists only in this window.</Notice>
      ) : (
        <Notice
          tone="warn"
          actions={
            <>
              <Button onClick={onReload}>{unsaved ? 'Throw mine away and load it' : 'Load it'}</Button>
              {unsaved ? (
                <Button disabled={saving} onClick={() => void control.save(true)}>
                  Save mine over it
                </Button>
              ) : null}
            </>
          }
        >
          This function has a newer revision than the one you began with: someone changed it meanwhile.
        </Notice>
      )}
    </div>
  );
}
