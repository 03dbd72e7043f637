import type { InvocationType } from '@/lib/engine/events';

/** The same invoke, written for a terminal or a program. */

/** What an invoke needs to be repeated elsewhere. */
export interface InvokeRequest {
  readonly endpoint: string;
  readonly labId: string;
  readonly region: string;
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly invocationType: InvocationType;
  readonly payload: string;
}

/** Version 2 reads `--payload` as base64 unless told otherwise; version 1 does not know the option. */
export type CliVersion = 'v1' | 'v2';

/** Linux refuses a single argument of 128 KB or more; such a payload comes from a file. */
const ARGUMENT_MAX_LENGTH = 100_000;

/** `aws lambda invoke`, ready for a POSIX shell. */
export function invokeCliCommand(request: InvokeRequest, version: CliVersion): string {
  const inline = request.payload.length < ARGUMENT_MAX_LENGTH;
  return shellLines([
    'aws lambda invoke',
    `--endpoint-url ${request.endpoint}`,
    `--function-name ${shellQuote(request.functionName)}`,
    ...(request.qualifier === undefined ? [] : [`--qualifier ${shellQuote(request.qualifier)}`]),
    ...(request.invocationType === 'RequestResponse' ? [] : [`--invocation-type ${request.invocationType}`]),
    ...(version === 'v2' ? ['--cli-binary-format raw-in-base64-out'] : []),
    `--payload ${inline ? shellQuote(request.payload) : 'file://payload.json'}`,
    'out.json',
  ]);
}

/** What a terminal needs once: the access key id chooses the lab, the secret can be anything. */
export function credentialsCommand(labId: string, region: string): string {
  return `export AWS_ACCESS_KEY_ID=${labId} AWS_SECRET_ACCESS_KEY=lab AWS_DEFAULT_REGION=${region}`;
}

/** `aws sqs receive-message` for a queue of the lab, every attribute shown. */
export function receiveMessageCliCommand(endpoint: string, labId: string, queueName: string): string {
  return shellLines([
    'aws sqs receive-message',
    `--endpoint-url ${endpoint}`,
    `--queue-url ${shellQuote(queueUrl(endpoint, labId, queueName))}`,
    '--message-attribute-names All',
    '--attribute-names All',
  ]);
}

/** The URL the lab gives a queue. */
export function queueUrl(endpoint: string, labId: string, queueName: string): string {
  return `${endpoint}/${labId}/${queueName}`;
}

/** The bare HTTP request. */
export function invokeCurlCommand(request: InvokeRequest): string {
  const inline = request.payload.length < ARGUMENT_MAX_LENGTH;
  return shellLines([
    'curl -i -X POST',
    `-H ${shellQuote(`Authorization: ${labAuthorization(request.labId, request.region, 'lambda')}`)}`,
    `-H 'X-Amz-Invocation-Type: ${request.invocationType}'`,
    `--data-binary ${inline ? shellQuote(request.payload) : '@payload.json'}`,
    shellQuote(request.endpoint + invokePath(request.functionName, request.qualifier)),
  ]);
}

/** AWS SDK for JavaScript, version 3. */
export function invokeSdkSnippet(request: InvokeRequest): string {
  const lines = [
    `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';`,
    '',
    'const lambda = new LambdaClient({',
    `  endpoint: ${JSON.stringify(request.endpoint)},`,
    `  region: ${JSON.stringify(request.region)},`,
    `  credentials: { accessKeyId: ${JSON.stringify(request.labId)}, secretAccessKey: 'lab' },`,
    '});',
    'const answer = await lambda.send(',
    '  new InvokeCommand({',
    `    FunctionName: ${JSON.stringify(request.functionName)},`,
    ...(request.qualifier === undefined ? [] : [`    Qualifier: ${JSON.stringify(request.qualifier)},`]),
    `    InvocationType: ${JSON.stringify(request.invocationType)},`,
    `    Payload: ${JSON.stringify(request.payload)},`,
    '  }),',
    ');',
    'console.log(answer.StatusCode, answer.FunctionError, answer.Payload?.transformToString());',
  ];
  return lines.join('\n');
}

/** Path of Invoke (INV-01). */
export function invokePath(functionName: string, qualifier: string | undefined): string {
  const query = qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`;
  return `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations${query}`;
}

/** An `Authorization` header whose access key id is the lab's id: that is how AWS routes choose the lab. */
export function labAuthorization(labId: string, region: string, service: 'lambda' | 'sqs'): string {
  const credential = `${labId}/20260101/${region}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=browser`;
}

/** One argument for a POSIX shell. Single quotes keep everything but themselves as it is. */
export function shellQuote(text: string): string {
  if (/^[A-Za-z0-9_./:@=+-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function shellLines(parts: readonly string[]): string {
  return parts.join(' \\\n  ');
}
