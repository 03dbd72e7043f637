'use client';

import { useSelection } from '@/components/lab/lab-context';
import { CopyButton } from '@/components/ui/copy-button';
import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { invocationStatus } from '@/lib/client/invocation-status';
import type { Invocation } from '@/lib/engine/state';

/** Function, status in AWS's word, request id, and who asked. */
export function InvocationHeader({ invocation }: { invocation: Invocation }) {
  const status = invocationStatus(invocation);
  const { select } = useSelection();
  const { source } = invocation;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-[16px] font-semibold tracking-[-0.01em]">{invocation.functionName}</span>
        <span className={`inline-flex items-center gap-1 font-medium ${STATUS_COLOURS[status.group]}`}>
          <StatusMark group={status.group} size={12} /> {status.word}
        </span>
      </p>
      <p className="flex items-center gap-1 font-mono text-[11.5px] text-faint">
        <span className="truncate" title="Request id, the same for every attempt">
          {invocation.requestId}
        </span>
        <CopyButton text={invocation.requestId} label="Copy the request id" />
      </p>
      {source.kind !== 'client' ? (
        <button
          type="button"
          onClick={() => select(source.requestId)}
          className="text-[12px] text-mute underline underline-offset-2 hover:text-text max-lg:min-h-11"
        >
          {STARTED_BY[source.kind]} {source.functionName}
        </button>
      ) : (
        <p className="text-[12px] text-faint">{`${INVOCATION_WORDS[invocation.invocationType]}, from ${clientWord(source.client)}`}</p>
      )}
    </div>
  );
}

const STARTED_BY = {
  destination: 'Started by a destination of',
  function: 'Started by the code of',
  redrive: 'Sent again, after an event of',
} as const;

/** Every browser calls itself Mozilla. */
function clientWord(client: string): string {
  return client.startsWith('Mozilla/') ? 'a browser' : client;
}

const INVOCATION_WORDS = { RequestResponse: 'Synchronous', Event: 'Asynchronous', DryRun: 'Dry run' } as const;
