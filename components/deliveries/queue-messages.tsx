'use client';

import { useState } from 'react';
import { useLabValue, useLiveLab, useSelection } from '@/components/lab/lab-context';
import { useEndpoint, useLabAddress } from '@/components/lab/use-lab-address';
import { Button } from '@/components/ui/button';
import { JsonBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { RefusalNotice } from '@/components/ui/notice';
import { receiveMessageCliCommand } from '@/lib/client/invoke-commands';
import { usePurgeQueue } from '@/lib/client/queries';
import type { QueueMessage } from '@/lib/engine/queue';
import { durationText } from '@/lib/timeline/time-text';

/** More than this is not read by anyone; the command reads the rest. */
const SHOWN_MAX = 50;

/** What lies in a queue, or lay there at the moment that is shown, newest first. Looking does not receive. */
export function QueueMessages({ queueName }: { queueName: string }) {
  const lab = useLiveLab();
  useLabValue(({ shown, moment }) => {
    const queue = shown.queues.get(queueName);
    return `${queue?.sentCount} ${queue?.messages.size} ${shown.counts.receives} ${moment}`;
  });
  const isPast = lab.moment !== undefined;
  const queue = lab.shown.queues.get(queueName);
  if (queue === undefined)
    return <p className="p-3 text-mute">{isPast ? 'This queue was not there.' : 'This queue is gone.'}</p>;
  const messages = [...queue.messages.values()].reverse();
  return (
    <div className="flex flex-col gap-2 p-3">
      <QueueBar queueName={queueName} count={messages.length} />
      {messages.length === 0 ? (
        <p className="text-small text-mute">Empty. A message comes when something is delivered here.</p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {messages.slice(0, SHOWN_MAX).map((message) => (
          <li key={message.messageId}>
            <Message message={message} />
          </li>
        ))}
      </ul>
      {messages.length > SHOWN_MAX ? (
        <p className="text-small text-faint">and {(messages.length - SHOWN_MAX).toLocaleString('en')} older ones</p>
      ) : null}
    </div>
  );
}

function QueueBar({ queueName, count }: { queueName: string; count: number }) {
  const lab = useLabAddress();
  const endpoint = useEndpoint();
  const purge = usePurgeQueue(lab);
  const isPast = useLabValue((live) => live.moment !== undefined);
  const [asking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h3 className="mr-auto font-medium">
        {queueName}{' '}
        <span className="font-normal text-faint">
          {count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`}
        </span>
      </h3>
      <CopyButton
        text={receiveMessageCliCommand(endpoint, lab.labId, queueName)}
        label="Copy the receive-message command"
      >
        aws sqs receive-message
      </CopyButton>
      {asking && !isPast ? (
        <>
          <span className="text-small">Delete {count === 1 ? 'the message' : `all ${count}`}?</span>
          <Button
            variant="danger"
            onClick={() => {
              purge.mutate(queueName);
              setAsking(false);
            }}
          >
            Purge now
          </Button>
          <Button variant="quiet" onClick={() => setAsking(false)}>
            Keep
          </Button>
        </>
      ) : (
        <Button
          disabled={count === 0 || purge.isPending || isPast}
          title={isPast ? 'What is shown is the past: go back to now to purge' : undefined}
          onClick={() => setAsking(true)}
        >
          Purge
        </Button>
      )}
      <RefusalNotice error={purge.error} />
    </div>
  );
}

function Message({ message }: { message: QueueMessage }) {
  const lab = useLiveLab();
  const { requestId: selected, select } = useSelection();
  const { requestId } = message;
  return (
    <article aria-label={`Message ${message.messageId}`} className="rounded-lg border border-line bg-bg p-2.5">
      <p className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-caption text-faint">
        <span className="font-mono">{message.messageId.slice(0, 8)}</span>
        <span>{durationText(Math.max(0, lab.shownNow() - message.sentAt))} old</span>
        <span>
          received{' '}
          {message.receiveCount === 0 ? 'never' : message.receiveCount === 1 ? 'once' : `${message.receiveCount} times`}
        </span>
        {requestId === undefined ? null : (
          <button
            type="button"
            disabled={selected === requestId}
            onClick={() => select(requestId)}
            className="text-mute underline underline-offset-2 hover:text-text disabled:no-underline max-lg:min-h-11"
          >
            {selected === requestId ? 'from the selected invocation' : `from invocation ${requestId.slice(0, 8)}`}
          </button>
        )}
      </p>
      <Attributes message={message} />
      <JsonBlock text={message.body} label="Message body" />
    </article>
  );
}

function Attributes({ message }: { message: QueueMessage }) {
  const attributes = Object.entries(message.messageAttributes);
  if (attributes.length === 0) return null;
  return (
    <dl className="mb-1.5 grid grid-cols-[auto_1fr] gap-x-3 font-mono text-caption">
      {attributes.map(([name, { dataType, stringValue, binaryValue }]) => (
        <div key={name} className="contents">
          <dt className="text-faint" title={dataType}>
            {name}
          </dt>
          <dd className="break-words">{stringValue ?? binaryValue}</dd>
        </div>
      ))}
    </dl>
  );
}
