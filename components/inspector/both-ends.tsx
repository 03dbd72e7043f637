import type { ReactNode } from 'react';
import { callerWords } from '@/lib/client/caller-words';
import type { ClientTry } from '@/lib/client/client-tries';
import { serviceSummary } from '@/lib/client/service-summary';
import type { InvocationStory } from '@/lib/engine/invocation-story';
import type { Invocation } from '@/lib/engine/state';

/** What the caller saw, beside what the service did. */
export function BothEnds({
  story,
  invocation,
  tries,
}: {
  story: InvocationStory;
  invocation: Invocation;
  tries: readonly ClientTry[];
}) {
  return (
    <div className="grid grid-cols-2 gap-2">
      <CallerCard story={story} invocation={invocation} tries={tries} />
      <ServiceCard story={story} />
    </div>
  );
}

function CallerCard({
  story,
  invocation,
  tries,
}: {
  story: InvocationStory;
  invocation: Invocation;
  tries: readonly ClientTry[];
}) {
  const { text, detail, tone } = callerWords(story, invocation, tries);
  return (
    <Card title="The caller saw" tone={TONES[tone]} mark={{ good: '✓', bad: '✕', open: undefined }[tone]}>
      {text}
      {detail === undefined ? null : (
        <small className="block text-caption font-normal break-words text-faint">{breakable(detail)}</small>
      )}
    </Card>
  );
}

const TONES = { good: 'text-ok', bad: 'text-err', open: 'text-run' } as const;

function ServiceCard({ story }: { story: InvocationStory }) {
  const { text, tone } = serviceSummary(story);
  const colour = { good: 'text-ok', bad: 'text-err', open: 'text-text' }[tone];
  return (
    <Card title="The service did" tone={colour} mark={{ good: '✓', bad: '✕', open: '▸' }[tone]}>
      {text}
    </Card>
  );
}

function Card({
  title,
  tone,
  mark,
  children,
}: {
  title: string;
  tone: string;
  mark: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-bg px-2.5 py-2">
      <h3 className="text-small text-mute">{title}</h3>
      <p className={`font-semibold break-words ${tone}`}>
        {mark === undefined ? null : <span aria-hidden>{mark} </span>}
        {children}
      </p>
    </div>
  );
}

/** Lets a long exception name break between its words. */
function breakable(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '\u200b');
}
