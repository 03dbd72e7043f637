import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { test as base, expect } from '@playwright/test';
import { DashboardPage } from './dashboard-page';
import { type ClockClient, createLab, type LabClient } from './lab-client';

interface Fixtures {
  /** A lab of the test's own, seed 7, its clock paused at 0; gone after the test. */
  lab: LabClient;
  clock: ClockClient;
  /** The lab's page, open. Fails the test on any console error. */
  dashboard: DashboardPage;
  /** The AWS SDK, pointed at the lab: its id is the access key id. */
  lambda: LambdaClient;
  sqs: SQSClient;
}

export const test = base.extend<Fixtures>({
  lab: async ({ request }, use) => {
    const lab = await createLab(request, { seed: 7 });
    await use(lab);
    await request.delete(`/api/labs/${lab.labId}`);
  },
  clock: async ({ lab }, use) => use(lab.clock),
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // The browser itself reports every 4xx answer; refusals are part of what is tested.
      const refusal = message.text().startsWith('Failed to load resource') && !message.text().includes('500');
      if (message.type() === 'error' && !refusal) complaints.push(message.text());
    });
    await use(page);
    expect(complaints, 'nothing complains in the console').toEqual([]);
  },
  dashboard: async ({ page, lab }, use) => {
    const dashboard = new DashboardPage(page);
    await dashboard.open(lab.path);
    await use(dashboard);
  },
  lambda: async ({ lab, baseURL }, use) => {
    const client = new LambdaClient(sdkOptions(lab.labId, baseURL));
    await use(client);
    client.destroy();
  },
  sqs: async ({ lab, baseURL }, use) => {
    const client = new SQSClient(sdkOptions(lab.labId, baseURL));
    await use(client);
    client.destroy();
  },
});

/** How an SDK finds a lab. One try only: a test wants to see each refusal itself. */
export function sdkOptions(labId: string, endpoint: string | undefined) {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: labId, secretAccessKey: 'any' },
    maxAttempts: 1,
  };
}
