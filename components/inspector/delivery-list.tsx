'use client';

import { useLiveLab, useSelection } from '@/components/lab/lab-context';
import { Button } from '@/components/ui/button';
import { JsonBlock } from '@/components/ui/code-block';
import { RuleLink } from '@/components/ui/rule-link';
import { SectionHeading } from '@/components/ui/section';
import { DELIVERY_WORDS } from '@/lib/client/end-explanation';
import { arnName } from '@/lib/client/function-routes';
import type { Chapter } from '@/lib/engine/invocation-story';
import type { Invocation, LabState } from '@/lib/engine/state';

type Delivery = Extract<Chapter, { kind: 'delivery' }>;

/** What was sent to the dead-letter queue and the destinations, body and all, or why it did not arrive. */
export function DeliveryList({ invocation, chapters }: { invocation: Invocation; chapters: readonly Chapter[] }) {
  const lab = useLiveLab();
  const deliveries = chapters.filter((chapter) => chapter.kind === 'delivery');
  return deliveries.map((delivery) => (
    <div key={delivery.deliveryKind}>
      <DeliveryHeading delivery={delivery} />
      <DeliveryBody delivery={delivery} body={deliveredBody(lab.shown, invocation, delivery)} />
    </div>
  ));
}

function DeliveryHeading({ delivery }: { delivery: Delivery }) {
  const what = delivery.deliveryKind === 'dead-letter-queue' ? 'Message' : 'Record';
  return (
    <SectionHeading aside={<span className="text-[11px] text-faint">{DELIVERY_WORDS[delivery.deliveryKind]}</span>}>
      {what} at {arnName(delivery.targetArn)}
    </SectionHeading>
  );
}

function DeliveryBody({ delivery, body }: { delivery: Delivery; body: string | undefined }) {
  const { select } = useSelection();
  const { deliveredAs, target } = delivery;
  if (delivery.problem !== undefined) {
    return (
      <p className="text-[12px] text-mute">
        <span className="text-err">✕ Not delivered.</span> {delivery.problem}{' '}
        {delivery.rule === undefined ? null : <RuleLink rule={delivery.rule} />}
      </p>
    );
  }
  return (
    <>
      {body === undefined ? (
        <p className="text-[12px] text-mute">What was sent is no longer kept here.</p>
      ) : (
        <JsonBlock
          text={body}
          label={delivery.deliveryKind === 'dead-letter-queue' ? 'Message body' : 'Invocation record'}
        />
      )}
      {target?.kind === 'function' && deliveredAs !== undefined ? (
        <Button variant="quiet" className="mt-1" onClick={() => select(deliveredAs)}>
          Open the invocation it started
        </Button>
      ) : null}
    </>
  );
}

/** The body from the log, so that it can be read after the message was received or purged. */
function deliveredBody(state: LabState, invocation: Invocation, { deliveredAs, target }: Delivery): string | undefined {
  if (deliveredAs === undefined) return undefined;
  if (target?.kind === 'function') return state.invocations.get(deliveredAs)?.payload;
  const sent = invocation.log.find((event) => event.type === 'queue-message-sent' && event.messageId === deliveredAs);
  return sent?.type === 'queue-message-sent' ? sent.body : undefined;
}
