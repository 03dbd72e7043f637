import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from '@playwright/test';
import { aws, hasAwsCli } from './aws-cli';
import { DashboardPage } from './dashboard-page';
import { sdkOptions, test } from './fixtures';
import { labClient } from './lab-client';

const DEFAULT_LAB = '000000000000';

test.beforeEach(async ({ request }) => {
  const lab = labClient(request, DEFAULT_LAB);
  await request.post(`/api/labs/${DEFAULT_LAB}/clock`, { data: { action: 'set', speed: 1, skipWaits: false } });
  await request.post(`/api/labs/${DEFAULT_LAB}/reset`, { data: {} });
  await lab.clock.resume();
});

/** Sends one event to always-fails from the page at `/`, as the story begins. */
async function sendToAlwaysFails(dashboard: DashboardPage): Promise<void> {
  await dashboard.open('/');
  await dashboard.chooseFunction('always-fails');
  await dashboard.chooseType('Asynchronous');
  await dashboard.send.click();
}

test('one event, all the way: accepted, failed, retried twice, kept twice, one request id', async ({
  page,
  request,
  baseURL,
}) => {
  const dashboard = new DashboardPage(page);
  await sendToAlwaysFails(dashboard);

  // 202 at once, while the event has hardly begun its way.
  await expect(dashboard.inspector.getByText('202').first()).toBeVisible();
  await expect(dashboard.span(/Attempt 1 of always-fails, error/)).toHaveCount(1);
  await expect(dashboard.span(/planned/i)).toHaveCount(2);
  await expect(dashboard.span(/Attempt 2 of always-fails, error/)).toHaveCount(0);

  await dashboard.advanceMinute.click();
  await expect(dashboard.span(/Attempt 2 of always-fails, error/)).toHaveCount(1);
  await expect(dashboard.span(/planned/i)).toHaveCount(1);

  await dashboard.advanceMinute.click();
  await dashboard.advanceMinute.click();
  await expect(dashboard.span(/Attempt 3 of always-fails, error/)).toHaveCount(1);
  await expect(dashboard.span(/planned/i)).toHaveCount(0);

  // The record of the on-failure destination, in the inspector.
  const [invocation] = await labClient(request, DEFAULT_LAB).invocations();
  const requestId = invocation?.requestId ?? 'none';
  await expect(dashboard.inspector.getByText(requestId).first()).toBeVisible();
  await expect(dashboard.inspector.getByText('RetriesExhausted').first()).toBeVisible();

  // One message in the dead-letter queue, its body the payload.
  await dashboard.openQueue('orders-dlq');
  await expect(page.getByText(requestId).first()).toBeVisible();

  const sqs = new SQSClient(sdkOptions(DEFAULT_LAB, baseURL));
  const { Messages: messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: `${baseURL}/${DEFAULT_LAB}/orders-dlq`,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
      VisibilityTimeout: 0,
    }),
  );
  sqs.destroy();
  expect(messages?.map((message) => message.MessageAttributes?.RequestID?.StringValue)).toEqual([requestId]);
});

test('with skip waits the same story needs no more clicks', async ({ page }) => {
  const dashboard = new DashboardPage(page);
  await sendToAlwaysFails(dashboard);
  await dashboard.skipWaits.click();
  await expect(dashboard.span(/Attempt 3 of always-fails, error/)).toHaveCount(1);
});

if (hasAwsCli) {
  test('the classic tutorial, word by word, and the same dead letter from the AWS CLI', async ({
    request,
    baseURL,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'invocation-lab-cli-'));
    const run = (line: string) => aws(baseURL ?? '', DEFAULT_LAB, line.split(' '), folder);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, 'input.json'), '{"key1":"value1"}');

    expect(
      JSON.parse(run('lambda invoke --function-name aFunction --payload file://input.json output.txt')),
    ).toMatchObject({
      StatusCode: 200,
    });
    expect(JSON.parse(read('output.txt'))).toBeDefined();

    const asynchronous = run(
      'lambda invoke --function-name my-function --invocation-type Event --function-name aFunction --payload file://input.json async.txt',
    );
    expect(JSON.parse(asynchronous)).toEqual({ StatusCode: 202 });
    expect(read('async.txt')).toBe('');

    run('lambda invoke --function-name always-fails --invocation-type Event --payload file://input.json async.txt');
    await labClient(request, DEFAULT_LAB).clock.runUntilIdle();
    const received = JSON.parse(run(`sqs receive-message --queue-url ${baseURL}/${DEFAULT_LAB}/orders-dlq`));
    expect(JSON.parse(received.Messages[0].Body)).toEqual({ key1: 'value1' });
  });
}
