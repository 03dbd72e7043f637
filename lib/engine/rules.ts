/**
 * The rules that transitions name, so that the UI can answer "why did this happen?". The ids are rows of our semantics
 * table; `source` says where the fact comes from.
 */
const DEVELOPER_GUIDE = 'AWS Lambda Developer Guide: ';
const CAPTURE = 'recorded answers of the real service';

export const RULES = {
  'ASY-01': rule(
    'Lambda puts the event in its queue and answers 202 at once. A separate reader takes it from the queue and runs the function.',
    `${DEVELOPER_GUIDE}Invoking a Lambda function asynchronously`,
  ),
  'ASY-02': rule(
    'A function error is retried twice by default; MaximumRetryAttempts can be 0, 1 or 2. So an event runs three times at most.',
    `${DEVELOPER_GUIDE}Configuring error handling settings for asynchronous invocations`,
  ),
  'ASY-03': rule(
    'After a function error Lambda waits one minute before the first retry and two minutes before the second.',
    `${DEVELOPER_GUIDE}How Lambda handles errors and retries with asynchronous invocation`,
  ),
  'ASY-05': rule(
    'A throttle or a service error sends the event back to the queue. It is tried again for up to the maximum event age, after 1 second at first and 5 minutes at most, and uses up none of the two retries.',
    `${DEVELOPER_GUIDE}How Lambda handles errors and retries with asynchronous invocation`,
  ),
  'ASY-09': rule(
    'The queue delivers at least once: an event may be run again although nothing failed. Handlers must be idempotent.',
    `${DEVELOPER_GUIDE}Invoking a Lambda function asynchronously`,
  ),
  'ASY-11': rule(
    'The event age is checked ahead: if the next retry could not start before the event is too old, the event ends now, not at the deadline.',
    CAPTURE,
  ),
  'ASY-12': rule(
    'The event age limits the time in the queue, not a handler that runs. An event still in the queue at its age limit is not tried again.',
    CAPTURE,
  ),
  'ASY-15': rule(
    'With reserved concurrency 0 the event is not tried at all: it goes straight to the dead-letter queue or the on-failure destination, or is dropped.',
    `${DEVELOPER_GUIDE}Capturing records of Lambda asynchronous invocations`,
  ),
  'ASY-18': rule(
    'The function was deleted while its event was in the queue. Every further try answers 404, and the event ends as RetriesExhausted.',
    CAPTURE,
  ),
  'ASY-30': rule(
    'Lambda stops a chain of functions that invoke each other after about 16 runs.',
    `${DEVELOPER_GUIDE}Use Lambda recursive loop detection to prevent infinite loops`,
  ),
  'ASY-08': rule(
    'An event that fails all its attempts leaves the queue: its body goes to the dead-letter queue, its record to the on-failure destination. With neither it is lost.',
    `${DEVELOPER_GUIDE}How Lambda handles errors and retries with asynchronous invocation`,
  ),
  'CON-03': rule(
    'Reserved concurrency is both a guarantee and a maximum for the function.',
    `${DEVELOPER_GUIDE}Configuring reserved concurrency for a function`,
  ),
  'CON-05': rule(
    'An execution environment runs one invocation at a time.',
    `${DEVELOPER_GUIDE}Understanding Lambda function scaling`,
  ),
  'CON-12': rule(
    'Capacity comes from the reservation of the function if it has one, else from what the account has left unreserved; else the invocation is throttled.',
    `${DEVELOPER_GUIDE}Configuring reserved concurrency for a function`,
  ),
  'CON-15': rule(
    'No environment was free, so Lambda made one: it fetches the code, starts the runtime and runs the code outside the handler (a cold start).',
    `${DEVELOPER_GUIDE}Understanding the Lambda execution environment lifecycle`,
  ),
  'CON-16': rule(
    'Lambda keeps an environment for some time after its last invocation and then shuts it down. AWS does not publish how long.',
    `${DEVELOPER_GUIDE}Understanding the Lambda execution environment lifecycle`,
  ),
  'DLQ-03': rule(
    'The dead-letter queue gets the event itself, byte for byte, with RequestID, ErrorCode and ErrorMessage as message attributes.',
    CAPTURE,
  ),
  'DLQ-11': rule(
    'A dead-letter queue and an on-failure destination may both be set; each gets its message, whatever happens to the other.',
    CAPTURE,
  ),
  'DLQ-13': rule(
    'When the dead-letter queue cannot be written, only the metric DeadLetterErrors tells, and the event is lost.',
    `${DEVELOPER_GUIDE}Types of metrics for Lambda functions`,
  ),
  'DST-01': rule(
    'An on-success or on-failure destination gets an invocation record: the request, the response and why it ended.',
    `${DEVELOPER_GUIDE}Capturing records of Lambda asynchronous invocations`,
  ),
  'DST-19': rule(
    'A destination that is a function is invoked asynchronously with the record as its payload, under a new request id.',
    `${DEVELOPER_GUIDE}Capturing records of Lambda asynchronous invocations`,
  ),
  'DST-23': rule(
    'When a destination cannot be reached, only the metric DestinationDeliveryFailures tells, and the record is lost.',
    `${DEVELOPER_GUIDE}Capturing records of Lambda asynchronous invocations`,
  ),
  'DST-27': rule('The on-failure destination gets a record also for an event that never ran.', CAPTURE),
  'DST-28': rule(
    'A synchronous invocation or a dry run never sends anything to a dead-letter queue or a destination: the caller owns the error.',
    `${DEVELOPER_GUIDE}Capturing records of Lambda asynchronous invocations`,
  ),
  'ERR-10': rule('The function does not exist.', CAPTURE),
  'ERR-15': rule('The payload is not JSON: Lambda refuses it before anything runs, synchronous or not.', CAPTURE),
  'ERR-18': rule('The payload is larger than the invocation type allows.', CAPTURE),
  'ERR-20': rule(
    'A synchronous invocation that finds no capacity is refused with 429. Lambda does not retry it; the caller may.',
    CAPTURE,
  ),
  'ERR-27': rule('A name, qualifier or header does not have the form the API asks for.', CAPTURE),
  'ERR-29': rule(
    'Lambda itself failed with a service error (5xx). Here a fault made it so.',
    'AWS service model: errors of Invoke',
  ),
  'FUN-01': rule(
    'The function failed. A synchronous caller still gets status 200, with X-Amz-Function-Error: Unhandled.',
    CAPTURE,
  ),
  'FUN-17': rule(
    'After a timeout or a process exit the environment is reset: the next invocation there runs init again.',
    `${DEVELOPER_GUIDE}Understanding the Lambda execution environment lifecycle`,
  ),
  'FUN-19': rule(
    'A change of the function means new environments: idle ones end now, busy ones after their invocation.',
    CAPTURE,
  ),
  'INV-20': rule('The function ran and answered: status 200.', 'AWS API reference: Invoke'),
  'INV-29': rule(
    'A dry run checks the request and the permission, answers 204 and runs nothing.',
    'AWS API reference: Invoke',
  ),
  'INV-43': rule('The response is larger than 6 MB, which is a function error.', CAPTURE),
  'FUN-46': rule(
    'The init failed or took longer than 10 seconds, so Lambda runs it once more inside the first invocation, within the timeout of that invocation; it counts as its duration.',
    `${DEVELOPER_GUIDE}Understanding the Lambda execution environment lifecycle`,
  ),
  'LAB-01': rule(
    'The process that ran this attempt stopped. An asynchronous event is run again, as on AWS: at least once.',
    'Invocation Lab',
  ),
  'LAB-02': rule(
    'Not possible on AWS: the event was taken from the queue now, before its wait was over. Everything else is as if its time had come.',
    'Invocation Lab',
  ),
  'LAB-03': rule(
    'Not possible on AWS: the remaining retries of this event were cancelled. It ends as if they were exhausted.',
    'Invocation Lab',
  ),
  'LAB-04': rule(
    'Not possible on AWS: the event was taken out of the queue by hand. Nothing is delivered and nothing keeps it.',
    'Invocation Lab',
  ),
  'LAB-05': rule(
    'Not possible on AWS: a message that an event had left in a queue was sent to its function again, in one step. There you write code for it.',
    'Invocation Lab',
  ),
} as const;

/** A row of the semantics table that a transition can name. */
export type RuleId = keyof typeof RULES;

function rule(text: string, source: string): { readonly text: string; readonly source: string } {
  return { text, source };
}
