'use client';

import { useLiveLab } from '@/components/lab/lab-context';
import { Interventions } from '@/components/moment/interventions';
import { JsonTreeView } from '@/components/ui/json-tree';
import { logGroups } from '@/lib/client/log-groups';
import { invocationStory } from '@/lib/engine/invocation-story';
import type { Invocation } from '@/lib/engine/state';
import { AttemptsSection } from './attempts-section';
import { BothEnds } from './both-ends';
import { ChainSection } from './chain-section';
import { ClientRetriesSection } from './client-retries-section';
import { CostSection } from './cost-section';
import { DeliverySection } from './delivery-section';
import { EndExplanation } from './end-explanation';
import { InspectorActions } from './inspector-actions';
import { InspectorSection } from './inspector-section';
import { InvocationHeader, InvocationOrigin } from './invocation-header';
import { LogSection } from './log-section';
import { SectionNav, sectionWords } from './section-nav';
import { useClientTries, useRequestChain } from './use-relatives';

/** One invocation, told from both ends. */
export function InvocationDetails({
  invocation,
  onEdit,
  onJump,
}: {
  invocation: Invocation;
  onEdit: () => void;
  /** Something was asked that makes a new invocation: the focus goes there when it is here. */
  onJump: () => void;
}) {
  const lab = useLiveLab();
  const { requestId } = invocation;
  const story = invocationStory(invocation);
  const { chapters } = story;
  const logs = logGroups(lab.shown, invocation, story);
  const tries = useClientTries(requestId);
  const chain = useRequestChain(requestId);
  return (
    <>
      <InvocationHeader invocation={invocation}>
        <SectionNav sections={sectionWords({ invocation, chapters, logs, tries, chain })} />
      </InvocationHeader>
      <div className="flex flex-col gap-3.5 px-3.5 pt-2 pb-8">
        <InvocationOrigin invocation={invocation} />
        <InspectorActions invocation={invocation} onEdit={onEdit} onJump={onJump} />
        <BothEnds story={story} invocation={invocation} tries={tries} />
        <EndExplanation story={story} invocationType={invocation.invocationType} />
        {invocation.invocationType === 'Event' && invocation.endedAt === undefined ? (
          <Interventions invocation={invocation} />
        ) : null}
        <ClientRetriesSection requestId={requestId} hasAttempts={invocation.attempts > 0} tries={tries} />
        <AttemptsSection chapters={chapters} logs={logs} />
        <DeliverySection invocation={invocation} chapters={chapters} onJump={onJump} />
        {invocation.phase === 'rejected' ? null : <Texts invocation={invocation} />}
        <LogSection groups={logs} />
        <ChainSection chain={chain} />
        <CostSection chapters={chapters} />
      </div>
    </>
  );
}

function Texts({ invocation }: { invocation: Invocation }) {
  const response = invocation.lastAttempt?.response;
  const unheard = invocation.invocationType === 'Event';
  return (
    <>
      <InspectorSection id="payload" title="Payload">
        <JsonTreeView text={invocation.payload} label="Payload sent" />
      </InspectorSection>
      {response === undefined ? null : (
        <InspectorSection
          id="response"
          title={invocation.attempts > 1 ? 'Response of the last attempt' : 'Response'}
          aside={unheard ? <span className="text-caption text-faint">no caller saw it</span> : null}
        >
          <JsonTreeView text={response} label="Response" />
        </InspectorSection>
      )}
    </>
  );
}
