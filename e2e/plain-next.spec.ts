import { type APIRequestContext, expect, request } from '@playwright/test';
import { test } from './fixtures';
import { createLab, credentials } from './lab-client';

/**
 * The same build twice: behind the front door (`npm start`), and under a plain `next start`, where only the route handlers
 * answer. A lab of the same seed must answer the same through both.
 */
const ACCOUNT_ID = '777700007777';
const lambda = credentials(ACCOUNT_ID, 'lambda');
const sqs = { ...credentials(ACCOUNT_ID, 'sqs'), 'content-type': 'application/x-amz-json-1.0' };
const invoke = (functionName: string) => `/2015-03-31/functions/${functionName}/invocations`;
const as = (invocationType: string) => ({ ...lambda, 'x-amz-invocation-type': invocationType });

interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly data?: string;
}

const QUESTIONS: readonly Question[] = [
  { method: 'POST', path: invoke('always-fails'), headers: as('Event'), data: '{"orderId":"A-17"}' },
  { method: 'POST', path: invoke('place-order'), headers: as('DryRun'), data: '{}' },
  { method: 'POST', path: invoke('place-order'), headers: as('Event'), data: '{"broken' },
  { method: 'POST', path: invoke('no-such'), headers: as('Event'), data: '{}' },
  {
    method: 'POST',
    path: invoke(`arn:aws:lambda:us-east-1:${ACCOUNT_ID}:function:place-order`),
    headers: as('DryRun'),
  },
  { method: 'POST', path: '/2014-11-13/functions/place-order/invoke-async/', headers: lambda, data: '{}' },
  { method: 'GET', path: '/2015-03-31/functions/', headers: lambda },
  { method: 'GET', path: '/2015-03-31/functions/always-fails', headers: lambda },
  { method: 'GET', path: '/2015-03-31/nothing-here', headers: lambda },
  {
    method: 'POST',
    path: '/',
    headers: { ...sqs, 'x-amz-target': 'AmazonSQS.ListQueues' },
    data: '{}',
  },
  {
    method: 'POST',
    path: '/',
    headers: { ...sqs, 'x-amz-target': 'AmazonSQS.GetQueueUrl' },
    data: '{"QueueName":"no-such"}',
  },
  { method: 'POST', path: `/api/labs/${ACCOUNT_ID}/clock`, data: '{"action":"advance","ms":60000}' },
  { method: 'POST', path: `/api/labs/${ACCOUNT_ID}/clock`, data: '{"action":"rewind"}' },
  { method: 'GET', path: `/api/labs/${ACCOUNT_ID}/events?after=0` },
  { method: 'GET', path: `/api/labs/${ACCOUNT_ID}/invocations` },
  { method: 'GET', path: `/api/labs/${ACCOUNT_ID}/deliveries` },
  { method: 'GET', path: '/api/labs/999999999999/clock' },
  { method: 'GET', path: `/api/labs/${ACCOUNT_ID}/coffee` },
];

test('the route handlers answer as the front door does', async ({ request: front }, testInfo) => {
  const plain = await request.newContext({ baseURL: testInfo.config.metadata.plainNextURL });
  const answers = [await answersThrough(front), await answersThrough(plain)];
  await plain.dispose();
  expect(answers[0]?.map(({ status }) => status)).not.toContain(500);
  expect(answers[1]).toEqual(answers[0]);
});

async function answersThrough(context: APIRequestContext) {
  const lab = await createLab(context, { seed: 5, accountId: ACCOUNT_ID });
  const answers = [];
  for (const { method, path, headers, data } of QUESTIONS) {
    const answer = await context.fetch(path, { method, headers, data, maxRedirects: 0 });
    answers.push({
      asked: `${method} ${path}`,
      status: answer.status(),
      contentType: answer.headers()['content-type'],
      errorType: answer.headers()['x-amzn-errortype'],
      body: withoutTheHost(await answer.text()),
    });
  }
  await context.delete(`/api/labs/${lab.labId}`);
  return answers;
}

/** What may differ: where the server listens, and when the lab was made in wall time. */
function withoutTheHost(body: string): string {
  return body.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST').replaceAll(/"(logId|createdTime)":"[^"]*"/g, '"$1":""');
}
