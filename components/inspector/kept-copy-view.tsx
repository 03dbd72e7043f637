'use client';

import { ArrowRight } from 'lucide-react';
import { useLabValue, useSelection } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { JsonTreeView } from '@/components/ui/json-tree';
import { DELIVERY_WORDS } from '@/lib/client/end-explanation';
import { arnName } from '@/lib/client/function-routes';
import type { KeptCopy } from '@/lib/client/kept-copies';
import { RedriveButton } from './redrive-button';

/** One message or record, whole, and what can be done with it. */
export function KeptCopyView({
  copy,
  functionName,
  onJump,
}: {
  copy: KeptCopy;
  functionName: string;
  onJump: () => void;
}) {
  const { select } = useSelection();
  const { kind, queueName, deliveredAs } = copy;
  const isMessage = kind === 'dead-letter-queue';
  const isThere = useLabValue(
    (lab) => queueName !== undefined && lab.state.queues.get(queueName)?.messages.has(deliveredAs) === true,
  );
  return (
    <div>
      <div className="mb-1 flex min-h-6 flex-wrap items-center justify-between gap-x-2">
        <h4 className="text-small font-medium">
          {isMessage ? 'Message' : 'Record'} at {arnName(copy.targetArn)}{' '}
          <span className="text-caption font-normal text-faint">{DELIVERY_WORDS[kind]}</span>
        </h4>
        {queueName === undefined ? (
          <Button aria-label="Open the invocation it started" onClick={() => select(deliveredAs)}>
            Open <ArrowRight aria-hidden size={12} />
          </Button>
        ) : isThere ? (
          kind === 'on-success' ? null : (
            <RedriveButton queueName={queueName} messageId={deliveredAs} functionName={functionName} onJump={onJump} />
          )
        ) : (
          <span className="text-caption text-faint">no longer in the queue</span>
        )}
      </div>
      <JsonTreeView text={copy.body} label={isMessage ? 'Message body' : 'Invocation record'} />
    </div>
  );
}
