'use client';

import { useInvokeControl } from '@/components/invoke/invoke-context';
import { useLabValue } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { ORDER_SAMPLE, samplePayloadText } from '@/lib/client/sample-payloads';
import type { InvocationType } from '@/lib/engine/events';

/** What an empty timeline is for: two calls worth making, one press each. */
export function TimelineEmpty() {
  const { send, change } = useInvokeControl();
  const hasSamples = useLabValue(
    (lab) => lab.state.functions.has('always-fails') && lab.state.functions.has('place-order'),
  );
  const start = (functionName: string, invocationType: InvocationType) => {
    const call = { functionName, invocationType, payload: samplePayloadText(ORDER_SAMPLE) };
    change(call);
    send(call);
  };
  return (
    <div className="m-auto max-w-md p-6 text-center">
      <p className="text-title font-semibold tracking-[-0.01em]">See what Lambda does with your event</p>
      <p className="mt-1.5 mb-4 text-mute">
        Send one and watch it here: queued, started cold, failed, waiting a minute, tried again, kept by a queue. Waits
        are skipped on screen, and the clock is yours.
      </p>
      {hasSamples ? (
        <div className="flex flex-wrap justify-center gap-2">
          <Button variant="primary" onClick={() => start('always-fails', 'Event')}>
            Try an event that always fails
          </Button>
          <Button className="px-3" onClick={() => start('place-order', 'RequestResponse')}>
            Try a synchronous call
          </Button>
        </div>
      ) : null}
    </div>
  );
}
