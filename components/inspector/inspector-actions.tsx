'use client';

import { PenLine, RotateCcw } from 'lucide-react';
import { useInvokeControl } from '@/components/invoke/invoke-context';
import { useEndpoint, useLabAddress } from '@/components/lab/use-lab-address';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Key } from '@/components/ui/section';
import {
  type InvokeRequest,
  invokeCliCommand,
  invokeCurlCommand,
  invokeSdkSnippet,
} from '@/lib/client/invoke-commands';
import type { Invocation } from '@/lib/engine/state';

/** Send it again, change it first, or take it elsewhere. */
export function InspectorActions({
  invocation,
  onEdit,
  onJump,
}: {
  invocation: Invocation;
  onEdit: () => void;
  onJump: () => void;
}) {
  const { send, change } = useInvokeControl();
  const endpoint = useEndpoint();
  const { labId, region } = useLabAddress();
  const { functionName, invocationType, payload } = invocation;
  const asked: InvokeRequest = {
    endpoint,
    labId,
    region,
    functionName,
    qualifier: qualifierOf(invocation),
    invocationType,
    payload,
  };

  if (invocation.phase === 'rejected') return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        onClick={() => {
          onJump();
          send({ functionName, invocationType, payload });
        }}
        aria-keyshortcuts="R"
      >
        <RotateCcw aria-hidden size={12} /> Replay <Key>R</Key>
      </Button>
      <Button
        onClick={() => {
          change({ functionName, invocationType, payload });
          onJump();
          onEdit();
        }}
      >
        <PenLine aria-hidden size={12} /> Edit and replay
      </Button>
      <span className="flex gap-1.5">
        <CopyButton text={() => invokeCliCommand(asked, 'v1')} label="Copy as AWS CLI">
          CLI
        </CopyButton>
        <CopyButton text={() => invokeSdkSnippet(asked)} label="Copy as SDK code">
          SDK
        </CopyButton>
        <CopyButton text={() => invokeCurlCommand(asked)} label="Copy as curl">
          curl
        </CopyButton>
      </span>
    </div>
  );
}

/** Undefined for the unqualified function, which is `$LATEST` too. */
function qualifierOf({ qualifier }: Invocation): string | undefined {
  return qualifier === '' || qualifier === '$LATEST' ? undefined : qualifier;
}
