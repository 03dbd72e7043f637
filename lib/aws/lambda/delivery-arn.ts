import type { HomeOfFunctions } from '@/lib/aws/function-name';

/** What an ARN of a destination or dead-letter queue is, as far as its text tells. */
export type ArnKind =
  /** This lab can deliver there. */
  | 'deliverable'
  /** AWS can deliver there, Invocation Lab not yet. */
  | 'not-here-yet'
  /** A queue or function of another account or region, or a FIFO queue: nothing can be delivered. */
  | 'out-of-reach'
  /** AWS refuses this kind of resource. */
  | 'not-allowed';

/** DST-01: a standard queue or a function of this lab; SNS, EventBridge and S3 are AWS's other targets. */
export function arnKind(arn: string, home: HomeOfFunctions): ArnKind {
  const [, , service, region, accountId, resource] = arn.split(':');
  if (service === 'sns' || service === 'events' || service === 's3') return 'not-here-yet';
  if (service !== 'sqs' && service !== 'lambda') return 'not-allowed';
  if (region !== home.region || accountId !== home.accountId) return 'out-of-reach';
  if (service === 'sqs') return resource?.endsWith('.fifo') ? 'out-of-reach' : 'deliverable';
  return resource === 'function' ? 'deliverable' : 'not-allowed';
}

/** What to say about an ARN that AWS would take and this lab cannot. */
export function unreachable(arn: string, home: HomeOfFunctions): string {
  const here = `arn:aws:sqs:${home.region}:${home.accountId}:<queue> or arn:aws:lambda:${home.region}:${home.accountId}:function:<function>`;
  return `Invocation Lab delivers to standard SQS queues and Lambda functions of its own account today: ${here}. It cannot deliver to ${arn}.`;
}
