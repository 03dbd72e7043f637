import { RuleLink } from '@/components/ui/rule-link';
import { explainEnd } from '@/lib/client/end-explanation';
import type { InvocationType } from '@/lib/engine/events';
import type { InvocationStory } from '@/lib/engine/invocation-story';

/** Why it ended here, or what it waits for, with the rules that say so. */
export function EndExplanation({ story, invocationType }: { story: InvocationStory; invocationType: InvocationType }) {
  const { title, text, rules } = explainEnd(story, invocationType);
  return (
    <div className="border-l-2 border-accent py-0.5 pl-2.5 text-small text-mute">
      <b className="font-medium text-text">{title}</b> {text}{' '}
      {rules.map((rule) => (
        <span key={rule} className="mr-1.5">
          <RuleLink rule={rule} />
        </span>
      ))}
    </div>
  );
}
