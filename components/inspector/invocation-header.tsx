'use client';

import type { ReactNode } from 'react';
import { useSelection } from '@/components/lab/lab-context';
import { CopyButton } from '@/components/ui/copy-button';
import { STATUS_COLOURS, StatusMark } from '@/components/ui/status-mark';
import { invocationStatus } from '@/lib/client/invocation-status';
import type { Invocation } from '@/lib/engine/state';

/** Function, status in AWS's word, request id and the way to each part. It stays while the rest scrolls. */
export function InvocationHeader({ invocation, children }: { invocation: Invocation; children: ReactNode }) {
  const status = invocationStatus(invocation);
  return (
    <div data-inspector-head className="sticky top-0 z-10 border-b border-line bg-panel px-3.5 pt-3 pb-1">
      <h2 className="flex flex-wrap items-baseline gap-x-2">
        <span className="min-w-0 truncate text-[16px] font-semibold tracking-[-0.01em]">{invocation.functionName}</span>
        <span className={`inline-flex items-center gap-1 font-medium ${STATUS_COLOURS[status.group]}`}>
          <StatusMark group={status.group} size={12} /> {status.word}
        </span>
      </h2>
      <p className="flex items-center gap-1 font-mono text-caption text-faint">
        <span className="truncate" title="Request id, the same for every attempt">
          {invocation.requestId}
        </span>
        <CopyButton text={invocation.requestId} label="Copy the request id" />
      </p>
      {children}
    </div>
  );
}

/** How it was invoked, and by whom. */
export function InvocationOrigin({ invocation }: { invocation: Invocation }) {
  const { select } = useSelection();
  const { source } = invocation;
  if (source.kind === 'client') {
    const words = `${INVOCATION_WORDS[invocation.invocationType]}, from ${clientWord(source.client)}`;
    return <p className="text-small text-faint">{words}</p>;
  }
  return (
    <button
      type="button"
      onClick={() => select(source.requestId)}
      className="self-start text-small text-mute underline underline-offset-2 hover:text-text max-lg:min-h-11"
    >
      {STARTED_BY[source.kind]} {source.functionName}
    </button>
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
