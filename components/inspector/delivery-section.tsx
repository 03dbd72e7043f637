'use client';

import { useLiveLab } from '@/components/lab/lab-context';
import { RuleLink } from '@/components/ui/rule-link';
import { DELIVERY_WORDS } from '@/lib/client/end-explanation';
import { arnName } from '@/lib/client/function-routes';
import { keptCopies } from '@/lib/client/kept-copies';
import type { Chapter } from '@/lib/engine/invocation-story';
import type { Invocation } from '@/lib/engine/state';
import { FactTable } from './fact-table';
import { InspectorSection } from './inspector-section';
import { KeptCopyView } from './kept-copy-view';

type Delivery = Extract<Chapter, { kind: 'delivery' }>;

/** What the dead-letter queue and the destinations got, the two beside each other, or why something did not arrive. */
export function DeliverySection({
  invocation,
  chapters,
  onJump,
}: {
  invocation: Invocation;
  chapters: readonly Chapter[];
  onJump: () => void;
}) {
  const lab = useLiveLab();
  const deliveries = chapters.filter((chapter) => chapter.kind === 'delivery');
  if (deliveries.length === 0) return null;
  const copies = keptCopies(lab.shown, invocation);
  const message = copies.find(({ kind }) => kind === 'dead-letter-queue');
  const record = copies.find(({ kind }) => kind !== 'dead-letter-queue');
  return (
    <InspectorSection id="deliveries" title="Deliveries">
      <div className="flex flex-col gap-2.5">
        {message === undefined && record === undefined ? null : <FactTable message={message} record={record} />}
        {copies.map((copy) => (
          <KeptCopyView key={copy.kind} copy={copy} functionName={invocation.functionName} onJump={onJump} />
        ))}
        {deliveries
          .filter(({ deliveryKind }) => !copies.some(({ kind }) => kind === deliveryKind))
          .map((delivery) => (
            <NotHere key={delivery.deliveryKind} delivery={delivery} />
          ))}
      </div>
    </InspectorSection>
  );
}

/** Failed, or sent to a function whose invocation is forgotten. */
function NotHere({ delivery }: { delivery: Delivery }) {
  const target = `${DELIVERY_WORDS[delivery.deliveryKind]} ${arnName(delivery.targetArn)}`;
  if (delivery.problem === undefined) {
    return <p className="text-small text-mute">{target}: what was sent is no longer kept here.</p>;
  }
  return (
    <p className="text-small text-mute">
      <span className="text-err">✕ {target} got nothing:</span> {delivery.problem}.{' '}
      {delivery.rule === undefined ? null : <RuleLink rule={delivery.rule} />}
    </p>
  );
}
