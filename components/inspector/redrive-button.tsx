'use client';

import { Undo2 } from 'lucide-react';
import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { RefusalNotice } from '@/components/ui/notice';
import { RuleLink } from '@/components/ui/rule-link';
import { useRedrive } from '@/lib/client/queries';

/** Sends what a queue kept to its function again, as a new event, and goes to it. */
export function RedriveButton({
  queueName,
  messageId,
  functionName,
  onJump,
}: {
  queueName: string;
  messageId: string;
  functionName: string;
  /** Called before the new invocation is selected, so that the focus follows. */
  onJump: () => void;
}) {
  const { labId } = useLiveLab();
  const { select } = useSelection();
  const redrive = useRedrive(labId);
  return (
    <>
      <Button
        disabled={redrive.isPending}
        aria-label={`Redrive to ${functionName} from ${queueName}`}
        title={`Takes it from ${queueName} and sends the event to ${functionName} again`}
        onClick={() =>
          redrive.mutate(
            { queueName, messageId },
            {
              onSuccess: ({ requestId }) => {
                onJump();
                select(requestId);
              },
            },
          )
        }
      >
        <Undo2 aria-hidden size={12} /> Redrive
      </Button>
      <RuleLink rule="LAB-05" />
      <RefusalNotice error={redrive.error} />
    </>
  );
}
