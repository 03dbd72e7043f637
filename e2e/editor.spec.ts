import { GetFunctionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

async function createFromGallery(page: Page, handler: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Create function' }).first().click();
  await page.getByRole('list', { name: 'Handlers' }).getByRole('button', { name: handler }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Create/ })
    .click();
  await expect(page.getByText(/Saved, revision/)).toBeVisible();
}

function code(page: Page, path: string) {
  return page.getByRole('textbox', { name: `Code of ${path}` });
}

async function typeAtEnd(page: Page, path: string, text: string): Promise<void> {
  await code(page, path).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(text);
}

test('a function is created from the gallery and can be chosen at once', async ({ dashboard, lambda }) => {
  const { page } = dashboard;
  await createFromGallery(page, /^Partial batch/);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await dashboard.chooseFunction('partial-batch');
  const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'partial-batch' }));
  expect(Configuration).toMatchObject({ Handler: 'index.handler', Runtime: 'nodejs22.x', MemorySize: 128 });
});

test('files, settings and variables are saved as new revisions', async ({ dashboard, lambda }) => {
  const { page } = dashboard;
  await createFromGallery(page, /^Echo/);
  const before = await lambda.send(new GetFunctionCommand({ FunctionName: 'echo' }));

  await page.getByRole('button', { name: 'Add a file' }).click();
  await page.getByLabel('Name of the new file').fill('../outside.mjs');
  await expect(page.getByText('leaves the package')).toBeVisible();
  await page.getByLabel('Name of the new file').fill('lib/words.mjs');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await typeAtEnd(page, 'lib/words.mjs', "export const word = 'new';");
  await page.getByLabel('Timeout (s)').fill('7');
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByLabel('Name of variable 1').fill('TABLE');
  await page.getByLabel('Value of variable 1').fill('orders');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(/Saved, revision/)).toBeVisible();

  const after = await lambda.send(new GetFunctionCommand({ FunctionName: 'echo' }));
  expect(after.Configuration).toMatchObject({ Timeout: 7, Environment: { Variables: { TABLE: 'orders' } } });
  expect(after.Configuration?.CodeSha256).not.toBe(before.Configuration?.CodeSha256);
});

test('a refusal of the service is shown in its words, and nothing is lost', async ({ dashboard }) => {
  const { page } = dashboard;
  await createFromGallery(page, /^Echo/);
  await page.getByLabel('Memory (MB)').fill('64');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('alert').getByText(/memorySize.*greater than or equal to 128/)).toBeVisible();
  await expect(page.getByLabel('Memory (MB)')).toHaveValue('64');
});

test('somebody else’s revision is not overwritten unasked', async ({ dashboard, lambda }) => {
  const { page } = dashboard;
  await createFromGallery(page, /^Echo/);
  await typeAtEnd(page, 'index.mjs', '// mine');
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'echo', Timeout: 9 }));
  await expect(page.getByText('someone changed it meanwhile')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Not saved yet')).toBeVisible();

  await page.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByText(/Saved, revision/)).toBeVisible();
  await expect(page.getByText('someone changed it meanwhile')).toHaveCount(0);
  const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'echo' }));
  expect(Configuration?.Timeout).toBe(3);
});

test('what is there now can be loaded instead', async ({ dashboard, lambda }) => {
  const { page } = dashboard;
  await createFromGallery(page, /^Echo/);
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'echo', Timeout: 9 }));
  await page.getByRole('button', { name: 'Load it' }).click();
  await expect(page.getByLabel('Timeout (s)')).toHaveValue('9');
});

test('a syntax error is marked at its line before it is saved', async ({ dashboard }) => {
  const { page } = dashboard;
  await createFromGallery(page, /^Echo/);
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(0);
  await typeAtEnd(page, 'index.mjs', 'const = 1;');
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(1);
});

test('unsaved work is not thrown away unasked', async ({ dashboard }) => {
  const { page } = dashboard;
  await createFromGallery(page, /^Echo/);
  await typeAtEnd(page, 'index.mjs', '// more');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(code(page, 'index.mjs')).toContainText('// more');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Throw them away' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('running saves first, and shows the answer and the log', async ({ dashboard, clock, lambda }) => {
  const { page } = dashboard;
  await clock.resume();
  await createFromGallery(page, /^Echo/);
  await typeAtEnd(page, 'index.mjs', '// more');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/Saved, revision/)).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Log of the run' })).toContainText('REPORT RequestId');
  const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'echo' }));
  expect(Configuration?.LastUpdateStatus).toBe('Successful');
});

test('a run that fails marks the line it failed at', async ({ dashboard, clock }) => {
  const { page } = dashboard;
  await clock.resume();
  await createFromGallery(page, /^Throw/);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('It failed at index.mjs:2')).toBeVisible();
  const mark = page.locator('.cm-lint-marker-error');
  await expect(mark).toHaveCount(1);
  await mark.hover();
  await expect(page.getByText('PaymentRefused: card of order A-17 was refused')).toBeVisible();
});
