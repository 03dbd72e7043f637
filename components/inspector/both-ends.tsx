import type { ReactNode } from 'react';
import { serviceSummary } from '@/lib/client/service-summary';
import type { InvocationStory } from '@/lib/engine/invocation-story';
import type { Invocation } from '@/lib/engine/state';

/** What the caller saw, beside what the service did. */
export function BothEnds({ story, invocation }: { story: InvocationStory; invocation: Invocation }) {
  return (
    <div className="grid grid-cols-2 gap-2">
      <CallerCard story={story} invocation={invocation} />
      <ServiceCard story={story} />
    </div>
  );
}

function CallerCard({ story, invocation }: { story: InvocationStory; invocation: Invocation }) {
  const { caller } = story;
  if (caller === undefined) {
    return (
      <Card title="The caller saw" tone="text-run">
        nothing yet, it waits
      </Card>
    );
  }
  const good = caller.statusCode < 300 && caller.functionError === undefined;
  return (
    <Card title="The caller saw" tone={good ? 'text-ok' : 'text-err'} mark={good ? '✓' : '✕'}>
      {callerWords(caller.statusCode, caller.functionError)}
      <small className="block text-[11.5px] font-normal break-words text-faint">
        {invocation.invocationType === 'Event' && caller.statusCode === 202
          ? 'at once, and never more'
          : breakable(caller.reason ?? caller.code ?? '')}
      </small>
    </Card>
  );
}

function callerWords(statusCode: number, functionError: string | undefined): string {
  if (functionError !== undefined) return `${statusCode}, ${functionError}`;
  return statusCode === 202 ? '202 Accepted' : String(statusCode);
}

function ServiceCard({ story }: { story: InvocationStory }) {
  const { text, tone } = serviceSummary(story);
  const colour = { good: 'text-ok', bad: 'text-err', open: 'text-text' }[tone];
  return (
    <Card title="The service did" tone={colour} mark={{ good: '✓', bad: '✕', open: '▸' }[tone]}>
      {text}
    </Card>
  );
}

function Card({ title, tone, mark, children }: { title: string; tone: string; mark?: string; children: ReactNode }) {
  return (
    <div className="min-w-0 rounded-lg border border-line bg-bg px-2.5 py-2">
      <h3 className="text-[12px] text-mute">{title}</h3>
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
