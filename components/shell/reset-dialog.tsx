'use client';

import { useSelection } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { RefusalNotice } from '@/components/ui/notice';
import { useResetLab } from '@/lib/client/queries';

/** Asks before everything of a lab is thrown away. */
export default function ResetDialog({ labId, onClose }: { labId: string; onClose: () => void }) {
  const reset = useResetLab(labId);
  const { select } = useSelection();
  return (
    <Dialog title="Reset the lab?" onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <p className="text-mute">
          Every invocation, message and change to a function is thrown away, for everyone who looks at lab {labId}. The
          sample functions come back, and time begins at zero.
        </p>
        <RefusalNotice error={reset.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            disabled={reset.isPending}
            onClick={() =>
              reset.mutate(undefined, {
                onSuccess: () => {
                  select(undefined);
                  onClose();
                },
              })
            }
          >
            Reset the lab
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
