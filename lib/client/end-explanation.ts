import { assertUnreachable } from '@/lib/engine/assert';
import type { DeliveryKind, InvocationType } from '@/lib/engine/events';
import type { Chapter, InvocationStory, StoryEnd } from '@/lib/engine/invocation-story';
import type { RuleId } from '@/lib/engine/rules';
import { durationText, ordinal } from '@/lib/timeline/time-text';
import { arnName } from './function-routes';

/** Why an invocation is where it is, in plain words, with the rules that say so. */
export interface Explanation {
  readonly title: string;
  readonly text: string;
  readonly rules: readonly RuleId[];
}

type DeliveryChapter = Extract<Chapter, { kind: 'delivery' }>;

/** Answers "why did it end here?", or "what is it waiting for?" while it has not ended. */
export function explainEnd(story: InvocationStory, invocationType: InvocationType): Explanation {
  const { end } = story;
  if (end === undefined) return explainPresent(story, invocationType);
  const deliveries = story.chapters.filter((chapter) => chapter.kind === 'delivery');
  return {
    title: 'Why did it end here?',
    text: [endSentence(story, end), ...(invocationType === 'Event' ? [keptSentence(end, deliveries)] : [])]
      .filter((sentence) => sentence !== '')
      .join(' '),
    rules: [...new Set([...ruleOf(end.rule), ...deliveries.flatMap((chapter) => ruleOf(chapter.rule))])],
  };
}

function endSentence(story: InvocationStory, end: StoryEnd): string {
  switch (end.phase) {
    case 'dry-run':
      return 'A dry run only checks the request and the permission. Nothing was queued and nothing ran.';
    case 'rejected':
      return `The call was refused before anything ran: “${story.caller?.message ?? ''}”. Lambda does not retry a refused call; its caller may.`;
    case 'succeeded':
      return successSentence(story, end);
    case 'failed':
      return 'The function failed. A synchronous caller still gets 200, with the error inside, and owns the retry: Lambda does not run it again, and no dead-letter queue or destination is used.';
    case 'discarded':
      return discardSentence(story, end);
    case 'queued':
    case 'retry-wait':
    case 'throttle-wait':
    case 'initialising':
    case 'running':
      return '';
    default:
      return assertUnreachable(end.phase);
  }
}

function successSentence(story: InvocationStory, end: StoryEnd): string {
  if (end.condition === undefined) return 'The function ran and answered, and the caller has the answer.';
  const attempts = attemptsOf(story);
  return attempts === 1
    ? 'The first attempt succeeded, so the event left the queue.'
    : `The ${ordinal(attempts)} attempt succeeded, so the event left the queue. Its caller heard nothing of the failures before.`;
}

function discardSentence(story: InvocationStory, end: StoryEnd): string {
  const attempts = attemptsOf(story);
  switch (end.condition) {
    case 'RetriesExhausted':
      if (end.rule === 'LAB-03') return 'Someone cancelled the remaining retries, which is not possible on AWS.';
      return attempts === 0
        ? 'The function was gone when the event came up, and every further try would have found nothing.'
        : `The ${ordinal(attempts)} attempt failed and was the last: this function has no more retries.`;
    case 'EventAgeExceeded':
      return attempts === 0
        ? 'The event was refused again and again until it was too old, and never ran.'
        : 'The next retry would have come after the maximum event age. Lambda looks ahead and ends the event now.';
    case 'ZeroReservedConcurrency':
      return 'Reserved concurrency is 0, which switches the function off: the event was accepted but never tried.';
    case 'RecursiveInvocation':
      return 'Functions had invoked each other about 16 times in a row, so Lambda cut the chain.';
    case 'DroppedByHand':
      return 'Someone took the event out of the queue, which is not possible on AWS.';
    case 'Success':
    case undefined:
      return 'The event left the queue.';
    default:
      return assertUnreachable(end.condition);
  }
}

function keptSentence(end: StoryEnd, deliveries: readonly DeliveryChapter[]): string {
  const made = deliveries.filter((delivery) => delivery.problem === undefined);
  const failed = deliveries.filter((delivery) => delivery.problem !== undefined);
  const lost = end.phase === 'discarded' && made.length === 0;
  return [
    made.length === 0 ? '' : `${capital(made.map(deliveryWords).join(', and '))}.`,
    ...failed.map(
      (delivery) =>
        `${DELIVERY_WORDS[delivery.deliveryKind]} ${arnName(delivery.targetArn)} got nothing: ${delivery.problem}.`,
    ),
    lost ? 'Nothing kept it: the event is lost, and nobody is told.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function deliveryWords(delivery: DeliveryChapter): string {
  const what = delivery.deliveryKind === 'dead-letter-queue' ? 'the event itself' : 'an invocation record';
  return `${what} went to the ${DELIVERY_WORDS[delivery.deliveryKind].toLowerCase()} ${arnName(delivery.targetArn)}`;
}

/** What each sort of delivery is called. */
export const DELIVERY_WORDS: Record<DeliveryKind, string> = {
  'dead-letter-queue': 'Dead-letter queue',
  'on-success': 'On-success destination',
  'on-failure': 'On-failure destination',
};

function explainPresent(story: InvocationStory, invocationType: InvocationType): Explanation {
  const last = story.chapters.findLast(({ kind }) => kind !== 'intervention');
  const say = (text: string): Explanation => ({ title: 'What happens now?', text, rules: ruleOf(last?.rule) });
  switch (last?.kind) {
    case 'queued':
      return say('The event is in Lambda’s queue. Its caller has the 202 and is gone; a reader takes it soon.');
    case 'init':
      return say('No environment was free. Lambda starts one: code, runtime, and what stands outside the handler.');
    case 'attempt':
      return say(
        invocationType === 'Event'
          ? 'The function runs. Nobody waits for its answer.'
          : 'The function runs, and the caller waits.',
      );
    case 'wait':
      return say(waitSentence(last));
    case 'throttled':
    case 'fault':
    case 'intervention':
    case 'delivery':
    case undefined:
      return say('It goes on.');
    default:
      return assertUnreachable(last);
  }
}

function waitSentence(wait: Extract<Chapter, { kind: 'wait' }>): string {
  const length = durationText(wait.dispatchAt - wait.startedAt);
  switch (wait.why) {
    case 'function-error':
      return `The function failed, so Lambda waits ${length} before the ${ordinal(wait.retry)} retry, with the same request id.`;
    case 'throttle':
      return `There was no capacity. The event went back to the queue for ${length}; that uses up no retry.`;
    case 'system-error':
      return `Lambda itself failed. The event went back to the queue for ${length}; that uses up no retry.`;
    default:
      return assertUnreachable(wait.why);
  }
}

function attemptsOf(story: InvocationStory): number {
  return story.chapters.filter((chapter) => chapter.kind === 'attempt').length;
}

function ruleOf(rule: RuleId | undefined): RuleId[] {
  return rule === undefined ? [] : [rule];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
