'use client';

import { Button } from '@/components/ui/button';
import type { ClientTry } from '@/lib/client/client-tries';
import { atText } from '@/lib/timeline/time-text';
import { InspectorSection } from './inspector-section';
import { InvocationLink } from './invocation-link';
import { goToSection } from './section-link';

/** The tries of one caller, kept apart from Lambda's own retries: those have one request id, these one each. */
export function ClientRetriesSection({
  requestId,
  hasAttempts,
  tries,
}: {
  requestId: string;
  hasAttempts: boolean;
  tries: readonly ClientTry[];
}) {
  if (tries.length === 0) return null;
  return (
    <InspectorSection id="client-retries" title="Client retries">
      <p className="text-small text-mute">{triesSentence(tries)}</p>
      <ol aria-label="Client retries" className="my-1">
        {tries.map((one) => (
          <li key={one.requestId}>
            <InvocationLink requestId={one.requestId} selected={one.requestId === requestId} group={one.group}>
              <span className="truncate">
                Call {one.number} <span className="text-mute">{one.word}</span>{' '}
                <span className="text-faint">at {atText(one.at)}</span>
              </span>
            </InvocationLink>
          </li>
        ))}
      </ol>
      <p className="text-small text-faint">
        These are not Lambda’s retries: an event that Lambda tries again keeps its request id.{' '}
        {hasAttempts ? (
          <Button variant="quiet" onClick={() => goToSection('attempts')}>
            Attempts of this call
          </Button>
        ) : null}
      </p>
    </InspectorSection>
  );
}

function triesSentence(tries: readonly ClientTry[]): string {
  const last = Math.max(tries.length, tries.at(-1)?.number ?? 0);
  const missing = last - tries.length;
  const called = `The SDK called ${last} times`;
  if (missing > 0) return `${called}; ${missing} of these calls are not in this lab. Each call has its own request id.`;
  return `${called}; each call has its own request id.`;
}
