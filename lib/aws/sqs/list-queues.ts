import { z } from 'zod';
import type { Call } from '@/lib/aws/call';
import type { WireResponse } from '@/lib/wire/wire-message';
import { queueUrl } from './queue-url';
import { invalidValue } from './sqs-error';
import { sqsAnswer, sqsBody, wholeNumber } from './sqs-request';

/** As on SQS: this many at most, and a token only for a caller that asked for pages. */
const PAGE_MAX = 1_000;

const schema = z.object({
  QueueNamePrefix: z.string().nullish(),
  MaxResults: wholeNumber.optional(),
  NextToken: z.string().nullish(),
});

/** ListQueues, by name. No queue at all is an empty answer. */
export function listQueues(call: Call): WireResponse {
  const { QueueNamePrefix, MaxResults, NextToken } = sqsBody(call, schema);
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > PAGE_MAX)) {
    throw invalidValue(
      `Value ${MaxResults} for parameter MaxResults is invalid. Reason: must be an integer from 1 to ${PAGE_MAX}.`,
    );
  }
  const after = NextToken == null ? '' : Buffer.from(NextToken, 'base64url').toString('utf8');
  const names = [...call.lab.state.queues.keys()]
    .filter((name) => name.startsWith(QueueNamePrefix ?? '') && name > after)
    .sort();
  const shown = names.slice(0, MaxResults ?? PAGE_MAX);
  const last = shown.at(-1);
  if (last === undefined) return sqsAnswer({});
  const isPaged = MaxResults !== undefined && shown.length < names.length;
  return sqsAnswer({
    QueueUrls: shown.map((name) => queueUrl(call, name)),
    ...(isPaged ? { NextToken: Buffer.from(last).toString('base64url') } : {}),
  });
}
