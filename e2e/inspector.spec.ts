import { InvokeCommand, LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect, type Locator } from '@playwright/test';
import type { DashboardPage } from './dashboard-page';
import { sdkOptions, test } from './fixtures';
import type { LabClient } from './lab-client';

const ORDER = JSON.stringify({ orderId: 'A-17', items: [1, 2, 3], email: 'kim@example.com' });

/** Sends an event, lets it come to its end, and answers its request id. */
async function finished(lab: LabClient, functionName: string, payload = ORDER): Promise<string> {
  const answer = await lab.invoke(functionName, 'Event', payload);
  await lab.clock.runUntilIdle();
  return answer.headers()['x-amzn-requestid'] ?? '';
}

/** Opens the page at one invocation. */
async function show(dashboard: DashboardPage, lab: LabClient, requestId: string, section = ''): Promise<void> {
  // A page that is there already only changes its hash.
  await dashboard.page.goto('about:blank');
  await dashboard.open(`${lab.path}?invocation=${requestId}${section}`);
  await expect(dashboard.inspector.getByText(requestId)).toBeVisible();
}

function part(dashboard: DashboardPage, name: string): Locator {
  return dashboard.inspector.getByRole('region', { name, exact: true });
}

test('any two attempts stand beside each other, and it is said when only time differs', async ({ dashboard, lab }) => {
  await show(dashboard, lab, await finished(lab, 'always-fails'));
  await dashboard.inspector.getByRole('checkbox', { name: 'Compare attempt 1' }).check();
  await dashboard.inspector.getByRole('checkbox', { name: 'Compare attempt 3' }).check();
  const cold = dashboard.inspector.getByRole('region', { name: 'Attempt 1 beside attempt 3' });
  await expect(cold.getByRole('row', { name: /Start, differs cold warm/ })).toBeVisible();
  await expect(cold.getByText('Nothing differs but the time')).toHaveCount(0);

  await dashboard.inspector.getByRole('button', { name: 'Compare attempt 3 with the previous one' }).click();
  const warm = dashboard.inspector.getByRole('region', { name: 'Attempt 2 beside attempt 3' });
  await expect(warm.getByText('Nothing differs but the time')).toBeVisible();
  await warm.getByRole('button', { name: 'Close the comparison' }).click();
  await expect(warm).toHaveCount(0);
});

test('a failure beside a success differs in outcome and response, member by member', async ({ dashboard, lab }) => {
  await show(dashboard, lab, await finished(lab, 'flaky-payment'));
  await dashboard.inspector.getByRole('button', { name: 'Compare attempt 3 with the previous one' }).click();
  const diff = dashboard.inspector.getByRole('region', { name: 'Attempt 2 beside attempt 3' });
  await expect(diff.getByRole('row', { name: /Outcome, differs error success/ })).toBeVisible();
  await expect(diff.getByText('$.errorMessage')).toBeVisible();
  await expect(diff.getByText('$.paymentId')).toBeVisible();
});

test('the dead-letter message stands beside the record, with what only one of them has marked', async ({
  dashboard,
  lab,
}) => {
  const requestId = await finished(lab, 'always-fails');
  await show(dashboard, lab, requestId);
  const table = part(dashboard, 'Deliveries').getByRole('table', {
    name: 'Dead-letter message beside invocation record',
  });
  await expect(table.getByRole('row', { name: /in both, the same: Request id/ })).toContainText(requestId);
  await expect(table.getByRole('row', { name: /in both, the same: Error message/ })).toContainText('ErrorMessage');
  await expect(table.getByRole('row', { name: /only in the record: Why it ended/ })).toContainText('RetriesExhausted');
  await expect(table.getByRole('row', { name: /only in the record: How often it ran/ })).toContainText('3');
});

test('the payload is a tree: arrows open it, a search goes from hit to hit', async ({ dashboard, lab }) => {
  const payload = { Records: Array.from({ length: 450 }, (_, index) => ({ sku: `part-${index}`, count: index })) };
  await show(dashboard, lab, await finished(lab, 'aFunction', JSON.stringify(payload)));
  const payloadPart = part(dashboard, 'Payload');
  const tree = payloadPart.getByRole('tree', { name: 'Payload sent' });
  await expect(tree.getByRole('treeitem')).toHaveCount(2);

  // By keyboard: to the list, open it, to its last row, and more of it.
  await tree.getByRole('treeitem').first().focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'End']) await dashboard.page.keyboard.press(key);
  await expect(tree.getByRole('treeitem', { name: /show 200 more/ })).toBeFocused();
  await dashboard.page.keyboard.press('Enter');
  await expect(tree.getByRole('treeitem')).toHaveCount(2 + 400 + 1);
  await dashboard.page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem')).toHaveCount(2);

  await payloadPart.getByRole('button', { name: 'Search in payload sent' }).click();
  await dashboard.page.keyboard.type('part-44');
  await expect(payloadPart.getByText('1 of 11')).toBeVisible();
  await dashboard.page.keyboard.press('Enter');
  await expect(payloadPart.getByText('2 of 11')).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: /sku: "part-440"/ })).toBeVisible();
  await payloadPart.getByRole('button', { name: 'Previous hit' }).click();
  await expect(payloadPart.getByText('1 of 11')).toBeVisible();

  await tree.getByRole('treeitem', { name: /sku: "part-44"/ }).click();
  await expect(payloadPart.getByText('$.Records[44].sku')).toBeVisible();
  await expect(payloadPart.getByRole('button', { name: 'Copy the JSON path' })).toBeVisible();
});

test('a payload of a megabyte opens when it is asked for', async ({ dashboard, lab }) => {
  const payload = JSON.stringify({
    text: 'x'.repeat(500_000),
    list: Array.from({ length: 60_000 }, (_, index) => index),
  });
  await show(dashboard, lab, await finished(lab, 'always-fails', payload));
  await part(dashboard, 'Payload')
    .getByRole('button', { name: /^Show payload sent/ })
    .click();
  const tree = part(dashboard, 'Payload').getByRole('tree');
  await expect(tree.getByRole('treeitem', { name: /more letters/ })).toBeVisible();
  await tree.getByRole('treeitem', { name: /list.*60,000 elements/ }).click();
  await expect(tree.getByRole('treeitem', { name: /show 200 more/ })).toHaveCount(1);
});

test('log lines stand at their times, by attempt, and can be filtered', async ({ dashboard, lab }) => {
  await show(dashboard, lab, await finished(lab, 'always-fails'));
  const log = part(dashboard, 'Log');
  const first = log.getByRole('list', { name: 'Log of attempt 1' });
  await expect(first.getByRole('listitem').first()).toContainText(/−\d+ msINIT_START/);
  await expect(first.getByRole('listitem').filter({ hasText: 'START Version' })).toContainText('+0 ms');
  await log.getByRole('button', { name: 'Lab time' }).click();
  await expect(log.getByRole('list', { name: 'Log of attempt 2' }).getByRole('listitem').first()).toContainText(
    '00:01:00.',
  );
  await log.getByRole('searchbox', { name: 'Filter log lines' }).fill('invoke error');
  await expect(log.getByText('3 of 13')).toBeVisible();
  await expect(first.getByRole('listitem')).toHaveCount(1);
  await first.getByRole('button', { name: /Error: Invoke Error/ }).click();
  await expect(first.getByText(/"stack":/)).toBeVisible();
});

test('the tries of a client are told apart from Lambda’s attempts', async ({ dashboard, lab, lambda, baseURL }) => {
  await lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'place-order', ReservedConcurrentExecutions: 0 }),
  );
  const patient = new LambdaClient({ ...sdkOptions(lab.labId, baseURL), maxAttempts: 3 });
  await expect(patient.send(new InvokeCommand({ FunctionName: 'place-order', Payload: '{}' }))).rejects.toThrow(/Rate/);
  patient.destroy();
  const [first, , third] = (await lab.invocations()).map(({ requestId }) => requestId).toSorted();
  await show(dashboard, lab, first ?? '');
  const tries = dashboard.inspector.getByRole('list', { name: 'Client retries' });
  await expect(tries.getByRole('button')).toHaveCount(3);
  await expect(
    dashboard.inspector.getByText('The SDK called 3 times; each call has its own request id.'),
  ).toBeVisible();
  await expect(part(dashboard, 'Attempts')).toHaveCount(0);
  await tries.getByRole('button', { name: new RegExp((third ?? '').slice(0, 8)) }).click();
  await expect(dashboard.inspector.getByText(third ?? '')).toBeVisible();
});

test('the chain leads from a function to what its destination started, and back', async ({ dashboard, lab }) => {
  const first = await finished(lab, 'process-batch');
  await show(dashboard, lab, first);
  const chain = dashboard.inspector.getByRole('list', { name: 'Chain of requests' });
  await expect(chain.getByRole('button', { name: /process-batch.*shown here/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await chain.getByRole('button', { name: /send-receipt by a destination/ }).click();
  await expect(dashboard.inspector.getByRole('heading', { name: /send-receipt/ })).toBeVisible();
  await chain.getByRole('button', { name: /process-batch/ }).click();
  await expect(dashboard.inspector.getByText(first)).toBeVisible();
});

test('replay goes to the new invocation, and so does editing first', async ({ dashboard, lab }) => {
  const first = await finished(lab, 'always-fails');
  await show(dashboard, lab, first);
  await dashboard.inspector.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(dashboard.inspector.getByText(first)).toHaveCount(0);
  await expect(dashboard.inspector.locator(':focus')).toContainText('always-fails');

  await dashboard.inspector.getByRole('button', { name: 'Edit and replay' }).click();
  await expect(dashboard.payload).toBeFocused();
  await dashboard.payload.fill('{"orderId":"edited"}');
  await dashboard.page.keyboard.press('ControlOrMeta+Enter');
  await expect(part(dashboard, 'Payload').getByText('"edited"')).toBeVisible();
  await expect(dashboard.inspector.locator(':focus')).toContainText('always-fails');
  expect(await lab.invocations()).toHaveLength(3);
});

test('redrive sends what the dead-letter queue kept again, and goes there', async ({ dashboard, lab }) => {
  const first = await finished(lab, 'always-fails');
  await show(dashboard, lab, first);
  await dashboard.inspector.getByRole('button', { name: 'Redrive to always-fails from orders-dlq' }).click();
  await expect(dashboard.inspector.getByText(first)).toHaveCount(0);
  await expect(dashboard.inspector.locator(':focus')).toContainText('always-fails');
  await expect(part(dashboard, 'Payload').getByText('"A-17"')).toBeVisible();
});

test('a link opens its part, and what was folded stays folded', async ({ dashboard, lab }) => {
  const requestId = await finished(lab, 'always-fails');
  await show(dashboard, lab, requestId, '#inspector-cost');
  const cost = part(dashboard, 'Cost on AWS');
  await expect(cost.getByRole('link', { name: 'AWS Lambda pricing' })).toBeInViewport();

  await part(dashboard, 'Payload').getByRole('button', { name: 'Payload' }).click();
  await expect(part(dashboard, 'Payload').getByRole('tree')).toHaveCount(0);
  await show(dashboard, lab, requestId);
  await expect(part(dashboard, 'Payload').getByRole('tree')).toHaveCount(0);
  await dashboard.inspector.getByRole('link', { name: 'Payload' }).click();
  await expect(part(dashboard, 'Payload').getByRole('tree')).toBeVisible();
  await expect(part(dashboard, 'Payload').getByRole('button', { name: 'Payload', exact: true })).toBeFocused();
});
