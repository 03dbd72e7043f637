import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { DashboardPage } from './dashboard-page';
import { test } from './fixtures';
import { credentials, type LabClient } from './lab-client';

/** An answer to bad input says what is wrong and shows nothing of our insides. */
async function expectNoStackTrace(answer: APIResponse): Promise<string> {
  const text = await answer.text();
  expect(text).not.toMatch(/\n\s+at |node_modules|\.next|\.ts:\d|<!DOCTYPE/i);
  return text;
}

async function expectAwsError(answer: APIResponse, status: number, code: string): Promise<string> {
  const text = await expectNoStackTrace(answer);
  expect([answer.status(), answer.headers()['x-amzn-errortype']], text).toEqual([status, code]);
  expect(answer.headers()['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  const body = JSON.parse(text);
  return body.message ?? body.Message;
}

async function expectContractError(answer: APIResponse, status: number): Promise<{ code: string; message: string }> {
  const text = await expectNoStackTrace(answer);
  expect(answer.status(), text).toBe(status);
  const { error } = JSON.parse(text);
  expect(error).toEqual({ code: expect.any(String), message: expect.any(String), hint: expect.any(String) });
  return error;
}

test.describe('Invoke refuses as AWS does', () => {
  for (const type of ['RequestResponse', 'Event']) {
    test(`${type} with broken JSON`, async ({ lab }) => {
      const message = await expectAwsError(
        await lab.invoke('place-order', type, '{"orderId": '),
        400,
        'InvalidRequestContentException',
      );
      expect(message).toMatch(/^Could not parse request body into json/);
    });

    test(`${type} of a function that does not exist`, async ({ lab }) => {
      const message = await expectAwsError(await lab.invoke('no-such', type, '{}'), 404, 'ResourceNotFoundException');
      expect(message).toContain(`:${lab.labId}:function:no-such`);
    });

    test(`${type} with a qualifier that does not exist`, async ({ lab }) => {
      await expectAwsError(
        await lab.invoke('place-order', type, '{}', '?Qualifier=99'),
        404,
        'ResourceNotFoundException',
      );
    });
  }

  test('a qualifier that cannot be one', async ({ lab }) => {
    await expectAwsError(
      await lab.invoke('place-order', 'Event', '{}', '?Qualifier=a%3Fb'),
      400,
      'ValidationException',
    );
  });

  test('a name that cannot be one', async ({ lab }) => {
    await expectAwsError(await lab.invoke('my-function!', 'Event', '{}'), 400, 'ValidationException');
  });

  test('a synchronous payload over 6 MiB', async ({ lab }) => {
    const payload = JSON.stringify('x'.repeat(6_291_456));
    await expectAwsError(
      await lab.invoke('place-order', 'RequestResponse', payload),
      413,
      'RequestEntityTooLargeException',
    );
  });

  test('an asynchronous payload over 1 MiB', async ({ lab }) => {
    const payload = JSON.stringify('x'.repeat(1_048_576));
    await expectAwsError(await lab.invoke('place-order', 'Event', payload), 413, 'RequestEntityTooLargeException');
  });

  test('an invocation type nobody knows', async ({ lab }) => {
    const answer = await lab.invoke('place-order', 'Sometimes', '{}');
    await expectNoStackTrace(answer);
    expect(answer.status()).toBe(400);
  });

  test('a path nobody knows', async ({ request, lab }) => {
    const answer = await request.get('/2015-03-31/nothing-here', { headers: credentials(lab.labId, 'lambda') });
    await expectNoStackTrace(answer);
    expect(answer.status()).toBe(404);
  });

  test('a refused invoke leaves nothing running and nothing lost', async ({ lab }) => {
    await lab.invoke('place-order', 'Event', '{"orderId": ');
    await lab.invoke('no-such', 'Event', '{}');
    expect((await lab.clock.read()).pendingWork).toBe(0);
    await lab.invoke('place-order', 'Event', '{}');
    await lab.clock.runUntilIdle();
    expect((await lab.log()).filter((event) => event.type === 'event-succeeded')).toHaveLength(1);
  });
});

test.describe('SQS refuses as AWS does', () => {
  const sqs = (request: APIRequestContext, lab: LabClient, target: string, body: string) =>
    request.post('/', {
      headers: {
        ...credentials(lab.labId, 'sqs'),
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${target}`,
      },
      data: body,
    });

  test('a queue that does not exist', async ({ request, lab }) => {
    const answer = await sqs(request, lab, 'GetQueueUrl', '{"QueueName":"no-such"}');
    expect(await expectNoStackTrace(answer)).toContain('QueueDoesNotExist');
    expect(answer.status()).toBe(400);
  });

  test('an action nobody knows, and a body that is not JSON', async ({ request, lab }) => {
    for (const [target, body, status] of [
      ['MakeCoffee', '{}', 404],
      ['SendMessage', '{"QueueUrl"', 400],
    ] as const) {
      const answer = await sqs(request, lab, target, body);
      expect(JSON.parse(await expectNoStackTrace(answer))).toHaveProperty('__type');
      expect(answer.status()).toBe(status);
    }
  });

  test('absurd numbers', async ({ request, lab }) => {
    const QueueUrl = `http://localhost/${lab.labId}/orders-dlq`;
    for (const numbers of [
      { MaxNumberOfMessages: 1e9 },
      { MaxNumberOfMessages: -1 },
      { WaitTimeSeconds: 1e12 },
      { VisibilityTimeout: -5 },
    ]) {
      const answer = await sqs(request, lab, 'ReceiveMessage', JSON.stringify({ QueueUrl, ...numbers }));
      await expectNoStackTrace(answer);
      expect(answer.status(), JSON.stringify(numbers)).toBe(400);
    }
  });
});

test.describe('the control contract names what is wrong', () => {
  test('a lab nobody knows is 404 on every call', async ({ request }) => {
    const base = '/api/labs/999999999999';
    for (const path of ['', '/clock', '/events', '/invocations', '/deliveries', '/metrics']) {
      await expectContractError(await request.get(`${base}${path}`), 404);
    }
    await expectContractError(await request.post(`${base}/clock`, { data: { action: 'pause' } }), 404);
    await expectContractError(await request.post(`${base}/reset`, { data: {} }), 404);
    await expectContractError(await request.delete(base), 404);
  });

  test('an action nobody knows is 400 and names the field', async ({ request, lab }) => {
    const answer = await request.post(`/api/labs/${lab.labId}/clock`, { data: { action: 'rewind' } });
    const error = await expectContractError(answer, 400);
    expect(error.message).toContain('action');
  });

  test('absurd numbers are 400 and the clock stays where it was', async ({ request, lab }) => {
    for (const body of [
      '{"action":"advance","ms":-1}',
      '{"action":"advance","ms":1e300}',
      '{"action":"advance","ms":0.5}',
      '{"action":"advance"}',
      '{"action":"advance","ms":"60000"}',
      '{"action":"set","speed":0}',
      '{"action":"set","speed":1e99}',
      '{"action":"set","speed":null}',
      '{"action":',
      '[]',
      '',
    ]) {
      const answer = await request.post(`/api/labs/${lab.labId}/clock`, {
        headers: { 'content-type': 'application/json' },
        data: Buffer.from(body),
      });
      await expectContractError(answer, 400);
    }
    expect(await lab.clock.read()).toMatchObject({ now: 0, mode: 'paused', speed: 1 });
  });

  test('an account id that is not one, a taken one, and an absurd seed are refused', async ({ request, lab }) => {
    await expectContractError(await request.post('/api/labs', { data: { accountId: '12' } }), 400);
    await expectContractError(await request.post('/api/labs', { data: { seed: -1 } }), 400);
    await expectContractError(await request.post('/api/labs', { data: { seed: 1e40 } }), 400);
    const taken = await request.post('/api/labs', { data: { accountId: lab.labId } });
    await expectContractError(taken, 409);
  });

  test('a sequence that is not one is refused', async ({ request, lab }) => {
    for (const after of ['-1', 'x', '1.5', '1e400']) {
      await expectContractError(await request.get(`/api/labs/${lab.labId}/events?after=${after}`), 400);
    }
  });

  test('faults that make no sense are refused and change nothing', async ({ request, lab }) => {
    const path = `/api/labs/${lab.labId}/functions/place-order/faults`;
    const before = await (await request.get(path)).json();
    for (const data of [{ outcomes: ['maybe'] }, { faults: [{ kind: 'earthquake' }] }, { outcomes: 7 }]) {
      await expectContractError(await request.put(path, { data }), 400);
    }
    expect(await (await request.get(path)).json()).toEqual(before);
    await expectContractError(await request.get(`/api/labs/${lab.labId}/functions/no-such/faults`), 404);
  });

  test('a request id nobody knows is 404', async ({ request, lab }) => {
    await expectContractError(await request.get(`/api/labs/${lab.labId}/invocations/no-such`), 404);
  });

  test('a route nobody knows is 404 in the shape of the contract', async ({ request, lab }) => {
    await expectContractError(await request.get(`/api/labs/${lab.labId}/coffee`), 404);
  });
});

test('a stream consumer that vanishes takes nothing with it', async ({ lab, baseURL }) => {
  const gone = new AbortController();
  const stream = await fetch(`${baseURL}/api/labs/${lab.labId}/events?after=0`, {
    headers: { accept: 'text/event-stream' },
    signal: gone.signal,
  });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  await stream.body?.getReader().read();
  gone.abort();

  await lab.invoke('always-fails', 'Event', '{}');
  await lab.clock.runUntilIdle();
  expect((await lab.log()).filter((event) => event.type === 'event-discarded')).toHaveLength(1);
});

test('two tabs on one lab show the same', async ({ lab, context, dashboard }) => {
  const other = new DashboardPage(await context.newPage());
  await other.open(lab.path);
  await lab.invoke('always-fails', 'Event', '{}');
  await lab.clock.runUntilIdle();
  for (const tab of [dashboard, other]) await expect(tab.span(/On-failure record of always-fails/)).toBeVisible();
  await expect.poll(async () => (await other.spans.allTextContents()).length).toBeGreaterThan(0);
  await expect.poll(() => other.spans.allTextContents()).toEqual(await dashboard.spans.allTextContents());
});

test('the page of a lab nobody knows says so', async ({ page }) => {
  await page.goto('/labs/999999999999');
  await expect(page.getByText('999999999999').first()).toBeVisible();
});
