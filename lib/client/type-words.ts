import type { InvocationType } from '@/lib/engine/events';

/** What each type of invocation is called. */
export const TYPE_WORDS: Record<InvocationType, string> = {
  RequestResponse: 'synchronous',
  Event: 'asynchronous',
  DryRun: 'dry run',
};
