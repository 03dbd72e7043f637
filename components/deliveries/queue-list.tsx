'use client';

import { Inbox } from 'lucide-react';
import { useSampled } from '@/components/lab/use-sampled';
import type { LiveLab } from '@/lib/client/live-lab';
import { queueSummaries, roleWords } from '@/lib/client/queue-roles';

/** The lab's queues, each a button that opens its messages. */
export function QueueList({ open, onOpen }: { open: string | undefined; onOpen: (queueName: string) => void }) {
  const queues = useSampled(readQueues);
  if (queues.length === 0) return <p className="px-2 text-small text-mute">This lab has no queue.</p>;
  return (
    <ul>
      {queues.map((queue) => (
        <li key={queue.queueName}>
          <button
            type="button"
            aria-pressed={open === queue.queueName}
            aria-label={`${queue.queueName}, ${roleWords(queue) || 'queue'}, ${queue.messages} ${queue.messages === 1 ? 'message' : 'messages'}`}
            onClick={() => onOpen(queue.queueName)}
            className="flex w-full items-center gap-2 rounded-md px-2 py-1 text-left transition-colors hover:bg-raise aria-pressed:bg-raise max-lg:min-h-11"
          >
            <Inbox aria-hidden size={13} className="shrink-0 text-faint" />
            <span className="truncate">{queue.queueName}</span>
            <span className="truncate text-caption text-faint">{roleWords(queue)}</span>
            <span className={`ml-auto font-semibold ${countColour(queue.messages, queue.roles[0])}`}>
              {queue.messages.toLocaleString('en')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function countColour(messages: number, role: string | undefined): string {
  if (messages === 0) return 'text-faint';
  return role === 'dead-letter'
    ? 'text-dlq'
    : role === 'OnFailure'
      ? 'text-err'
      : role === 'OnSuccess'
        ? 'text-ok'
        : 'text-text';
}

function readQueues({ shown }: LiveLab) {
  return queueSummaries(shown);
}
