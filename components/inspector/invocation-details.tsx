'use client';

import { useLiveLab } from '@/components/lab/lab-context';
import { CodeBlock, JsonBlock } from '@/components/ui/code-block';
import { RuleLink } from '@/components/ui/rule-link';
import { SectionHeading } from '@/components/ui/section';
import { explainEnd } from '@/lib/client/end-explanation';
import { invocationStory } from '@/lib/engine/invocation-story';
import { invocationLogLines } from '@/lib/engine/log-lines';
import type { Invocation } from '@/lib/engine/state';
import { BothEnds } from './both-ends';
import { ChapterList } from './chapter-list';
import { DeliveryList } from './delivery-list';
import { InspectorActions } from './inspector-actions';
import { InvocationHeader } from './invocation-header';

/** One invocation, told from both ends. */
export function InvocationDetails({
  invocation,
  onEdit,
  onReplay,
}: {
  invocation: Invocation;
  onEdit: () => void;
  onReplay: () => void;
}) {
  const story = invocationStory(invocation);
  const explanation = explainEnd(story, invocation.invocationType);
  const attempts = story.chapters.filter((chapter) => chapter.kind !== 'delivery');
  return (
    <div className="flex flex-col gap-4 p-3.5">
      <InvocationHeader invocation={invocation} />
      <InspectorActions invocation={invocation} onEdit={onEdit} onReplay={onReplay} />
      <BothEnds story={story} invocation={invocation} />
      {attempts.length === 0 ? null : (
        <div>
          <SectionHeading>Attempts</SectionHeading>
          <ChapterList chapters={story.chapters} />
        </div>
      )}
      <div className="border-l-2 border-accent py-0.5 pl-2.5 text-[12.5px] text-mute">
        <b className="font-medium text-text">{explanation.title}</b> {explanation.text}{' '}
        {explanation.rules.map((rule) => (
          <span key={rule} className="mr-1.5">
            <RuleLink rule={rule} />
          </span>
        ))}
      </div>
      <DeliveryList invocation={invocation} chapters={story.chapters} />
      {invocation.phase === 'rejected' ? null : <Texts invocation={invocation} />}
    </div>
  );
}

function Texts({ invocation }: { invocation: Invocation }) {
  const lab = useLiveLab();
  const response = invocation.lastAttempt?.response;
  const lines = invocationLogLines(lab.shown, invocation);
  return (
    <>
      <div>
        <SectionHeading>Payload</SectionHeading>
        <JsonBlock text={invocation.payload} label="Payload sent" />
      </div>
      {response === undefined ? null : (
        <div>
          <SectionHeading
            aside={
              invocation.invocationType === 'Event' ? (
                <span className="text-[11px] text-faint">no caller saw it</span>
              ) : null
            }
          >
            Response of the last attempt
          </SectionHeading>
          <JsonBlock text={response} label="Response" />
        </div>
      )}
      {lines.length === 0 ? null : (
        <div>
          <SectionHeading>Log</SectionHeading>
          <CodeBlock text={lines.map((line) => line.text).join('\n')} label="Log" wrap={false} />
        </div>
      )}
    </>
  );
}
