import type { InvocationType } from '@/lib/engine/events';
import { invokePath, labAuthorization, queueUrl } from './invoke-commands';
import { RequestRefused, request } from './refusal';

/** The AWS routes as the page calls them: the same ones an SDK uses, with the lab's id as access key id. */

export interface LabAddress {
  readonly labId: string;
  readonly region: string;
}

export interface InvokeAsk {
  readonly functionName: string;
  readonly invocationType: InvocationType;
  readonly payload: string;
  /** Ours, sent as `amz-sdk-invocation-id`: finds the invocation in the log before the answer is there. */
  readonly callId: string;
}

/** What the caller got, refused or not: a 4xx of Invoke is an answer like any other. */
export interface InvokeAnswer {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly functionError: string | undefined;
  readonly errorType: string | undefined;
  readonly executedVersion: string | undefined;
  readonly body: string;
}

/** Invoke (INV-01). Throws only when no answer came. */
export async function invokeFunction(lab: LabAddress, ask: InvokeAsk, signal: AbortSignal): Promise<InvokeAnswer> {
  const answer = await request(invokePath(ask.functionName, undefined), {
    method: 'POST',
    headers: {
      authorization: labAuthorization(lab.labId, lab.region, 'lambda'),
      'x-amz-invocation-type': ask.invocationType,
      'amz-sdk-invocation-id': ask.callId,
      'amz-sdk-request': 'attempt=1; max=1',
    },
    body: ask.payload,
    signal,
  });
  return {
    status: answer.status,
    requestId: answer.headers.get('x-amzn-requestid') ?? undefined,
    functionError: answer.headers.get('x-amz-function-error') ?? undefined,
    errorType: answer.headers.get('x-amzn-errortype') ?? undefined,
    executedVersion: answer.headers.get('x-amz-executed-version') ?? undefined,
    body: await answer.text(),
  };
}

/** PutFunctionConcurrency, or DeleteFunctionConcurrency for undefined. */
export async function setReservedConcurrency(
  lab: LabAddress,
  functionName: string,
  reserved: number | undefined,
): Promise<void> {
  const path = `/2017-10-31/functions/${encodeURIComponent(functionName)}/concurrency`;
  if (reserved === undefined) await callLambda(lab, 'DELETE', path);
  else await callLambda(lab, 'PUT', path, { ReservedConcurrentExecutions: reserved });
}

/** UpdateFunctionEventInvokeConfig, which keeps what is not given (ASY-41). */
export async function updateEventInvokeConfig(
  lab: LabAddress,
  functionName: string,
  config: { readonly maximumRetryAttempts: number; readonly maximumEventAgeSeconds: number },
  exists: boolean,
): Promise<void> {
  await callLambda(
    lab,
    exists ? 'POST' : 'PUT',
    `/2019-09-25/functions/${encodeURIComponent(functionName)}/event-invoke-config`,
    {
      MaximumRetryAttempts: config.maximumRetryAttempts,
      MaximumEventAgeInSeconds: config.maximumEventAgeSeconds,
    },
  );
}

/** PurgeQueue of SQS. */
export async function purgeQueue(lab: LabAddress, queueName: string): Promise<void> {
  const answer = await request('/', {
    method: 'POST',
    headers: {
      authorization: labAuthorization(lab.labId, lab.region, 'sqs'),
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.PurgeQueue',
    },
    body: JSON.stringify({ QueueUrl: queueUrl(location.origin, lab.labId, queueName) }),
  });
  if (!answer.ok) throw await awsRefusal(answer);
}

/** One call of Lambda's management operations; gives back the parsed answer, or throws the refusal. */
export async function callLambda(lab: LabAddress, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await request(path, {
    method,
    headers: { authorization: labAuthorization(lab.labId, lab.region, 'lambda'), 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw await awsRefusal(answer);
  return jsonOr(await answer.text());
}

async function awsRefusal(answer: Response): Promise<RequestRefused> {
  const text = await answer.text();
  const { awsErrorSchema } = await import('./answer-shapes');
  const body = awsErrorSchema.safeParse(jsonOr(text));
  const type = body.data?.__type?.split('#').pop();
  const code = answer.headers.get('x-amzn-errortype') ?? type ?? String(answer.status);
  return new RequestRefused(
    answer.status,
    code,
    body.data?.message ?? body.data?.Message ?? `The lab answered ${answer.status}.`,
    undefined,
  );
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
