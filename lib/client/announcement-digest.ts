import type { LogEvent } from '@/lib/engine/events';
import type { LabState } from '@/lib/engine/state';
import { announcementOf } from './announcement';

type News = 'ended' | 'failed' | 'waiting' | 'refused';

/** What happened since it was last told: one sentence for one invocation, counts for a burst of many. */
export class AnnouncementDigest {
  /** The last of each invocation: that it failed and that it is tried again are one piece of news. */
  readonly #heard = new Map<string, { readonly text: string; readonly news: News }>();

  /** Takes note of an event; `state` has it folded in. */
  hear(event: LogEvent, state: LabState): void {
    const text = announcementOf(event, state);
    if (text === undefined) return;
    const key = 'requestId' in event && typeof event.requestId === 'string' ? event.requestId : String(event.sequence);
    // Put in again, so that the order is that of the last word.
    this.#heard.delete(key);
    this.#heard.set(key, { text, news: newsOf(event) });
  }

  /** The sentence to say now, and nothing of it again; undefined when nothing has happened. */
  take(): string | undefined {
    const heard = [...this.#heard.values()];
    this.#heard.clear();
    const [only] = heard;
    if (only === undefined) return undefined;
    if (heard.length === 1) return only.text;
    const count = (news: News) => heard.filter((one) => one.news === news).length;
    const parts = (['ended', 'failed', 'waiting', 'refused'] as const)
      .map((news) => ({ news, times: count(news) }))
      .filter(({ times }) => times > 0)
      .map(({ news, times }) => words(news, times));
    return `${parts.join(', ')}.`;
  }
}

function newsOf(event: LogEvent): News {
  switch (event.type) {
    case 'retry-scheduled':
      return 'waiting';
    case 'invocation-rejected':
      return 'refused';
    case 'attempt-ended':
      return event.outcome === 'success' ? 'ended' : 'failed';
    default:
      return 'ended';
  }
}

function words(news: News, times: number): string {
  const plural = times === 1 ? '' : 's';
  switch (news) {
    case 'ended':
      return `${times} event${plural} ended`;
    case 'failed':
      return `${times} attempt${plural} failed`;
    case 'waiting':
      return `${times} ${times === 1 ? 'waits' : 'wait'} for the next try`;
    case 'refused':
      return `${times} ${times === 1 ? 'was' : 'were'} refused`;
  }
}
