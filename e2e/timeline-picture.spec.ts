import { expect, type Locator } from '@playwright/test';
import type { DashboardPage } from './dashboard-page';
import { test } from './fixtures';
import type { LabClient } from './lab-client';

function groupsOf({ page }: DashboardPage): Locator {
  return page.getByRole('list', { name: 'Timeline groups' });
}

async function chooseDensity({ page }: DashboardPage, name: 'Invocation' | 'Attempt' | 'Full log'): Promise<void> {
  const densities = page.getByRole('radiogroup', { name: 'Density' });
  // The radio itself is only for keyboard and screen reader; a pointer presses its label.
  await densities.getByText(name, { exact: true }).click();
  await expect(densities.getByRole('radio', { name, exact: true })).toBeChecked();
}

/** One event that fails three times and one that starts another function, both at rest. */
async function playTwo(lab: LabClient): Promise<void> {
  await lab.invoke('always-fails', 'Event', '{}');
  await lab.invoke('process-batch', 'Event', '{}');
  await lab.clock.runUntilIdle();
}

test('three densities show, and say, the same events: invocations, attempts, or every log event', async ({
  dashboard,
  lab,
}) => {
  await lab.invoke('always-fails', 'Event', '{}');
  await lab.clock.runUntilIdle();
  await expect(dashboard.span(/Attempt 1 of always-fails, error/)).toHaveCount(1);

  await chooseDensity(dashboard, 'Invocation');
  await expect(
    dashboard.span(/Invocation of always-fails, failed, 3 attempts, queued .* waiting to retry 180 s/),
  ).toHaveCount(1);
  await expect(dashboard.span(/Attempt 1/)).toHaveCount(0);

  await chooseDensity(dashboard, 'Full log');
  await expect(dashboard.span(/attempt-started of always-fails, attempt 1, cold/)).toHaveCount(1);
  await expect(dashboard.span(/delivery-made of always-fails/)).toHaveCount(2);

  await dashboard.page.keyboard.press('5');
  await expect(dashboard.span(/Attempt 3 of always-fails, error/)).toHaveCount(1);
});

test('rows are grouped by stage, by function, by invocation and by chain', async ({ dashboard, lab }) => {
  await playTwo(lab);
  const groups = groupsOf(dashboard);
  const grouping = dashboard.page.getByRole('combobox', { name: 'Group rows' });
  await expect(groups.getByRole('button', { name: 'Event queue', exact: true })).toBeVisible();

  await grouping.selectOption('By function');
  await expect(groups.getByRole('button')).toHaveText(['', '', '']);
  await expect(groups.getByRole('button', { name: 'send-receipt', exact: true })).toHaveAttribute(
    'aria-expanded',
    'true',
  );

  await grouping.selectOption('By invocation');
  const line = groups.getByRole('button', { name: /^always-fails [0-9a-f]{4}$/ });
  await expect(line).toHaveAttribute('aria-expanded', 'false');
  await line.click();
  await expect(line).toHaveAttribute('aria-expanded', 'true');

  await grouping.selectOption('By chain');
  await expect(groups.getByRole('button', { name: 'process-batch', exact: true })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
});

test('a group closes and opens by mouse and by keyboard, and stays as it was after a reload', async ({
  dashboard,
  lab,
}) => {
  await playTwo(lab);
  const queue = groupsOf(dashboard).getByRole('button', { name: 'Event queue', exact: true });
  await queue.click();
  await expect(queue).toHaveAttribute('aria-expanded', 'false');
  await dashboard.page.reload();
  await expect(queue).toHaveAttribute('aria-expanded', 'false');

  await queue.focus();
  await dashboard.page.keyboard.press('ArrowRight');
  await expect(queue).toHaveAttribute('aria-expanded', 'true');
  await dashboard.page.keyboard.press('ArrowUp');
  await expect(groupsOf(dashboard).getByRole('button', { name: 'Caller', exact: true })).toBeFocused();
  await dashboard.page.keyboard.press('Enter');
  await expect(groupsOf(dashboard).getByRole('button', { name: 'Caller', exact: true })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
});

test('times are told from the lab, the day or the invocation, and that is remembered', async ({
  dashboard,
  lab,
  clock,
}) => {
  await clock.advance(10_000);
  await lab.invoke('place-order', 'Event', '{}');
  await clock.runUntilIdle();
  await expect(dashboard.span(/Caller of place-order, 202 at once, at 10\.0 s/)).toHaveCount(1);

  const times = dashboard.page.getByRole('button', { name: /^Times:/ });
  await times.click();
  await expect(times).toHaveAccessibleName('Times: Wall time');
  await expect(dashboard.span(/Caller of place-order, 202 at once, at \d\d:\d\d:\d\d\.\d/)).toHaveCount(1);

  await dashboard.page.keyboard.press('u');
  await expect(times).toHaveAccessibleName('Times: Relative');
  await expect(dashboard.span(/Caller of place-order, 202 at once, at \+0\.0 s/)).toHaveCount(1);

  await dashboard.page.reload();
  await expect(times).toHaveAccessibleName('Times: Relative');
});

test('a selected part of time is added up: attempts, waits, billed time and cost', async ({ dashboard, lab }) => {
  await lab.invoke('always-fails', 'Event', '{}');
  await lab.clock.runUntilIdle();
  await dashboard
    .span(/Caller of always-fails/)
    .getByRole('button')
    .press('Enter');
  await dashboard.page.getByRole('button', { name: 'Fit everything' }).click();
  const totals = dashboard.page.getByRole('region', { name: 'Totals of the selected time' });
  await expect(totals).toHaveCount(0);

  const { x, y, width, height } = await boxOf(dashboard.page.getByRole('img', { name: 'Timeline picture' }));
  await dashboard.page.keyboard.down('Shift');
  await dashboard.page.mouse.move(x + 171, y + height - 12);
  await dashboard.page.mouse.down();
  await dashboard.page.mouse.move(x + width - 4, y + height - 12, { steps: 5 });
  await dashboard.page.mouse.up();
  await dashboard.page.keyboard.up('Shift');
  const row = totals.getByRole('row', { name: /^always-fails/ });
  await expect(row).toContainText('3 error');
  await expect(row).toContainText('2, 180 s');
  await expect(row).toContainText(/\d ms\$0\.0000/);

  await dashboard.page.keyboard.press('Escape');
  await expect(totals).toHaveCount(0);
  await dashboard.page.keyboard.press('.');
  await dashboard.page.keyboard.press('b');
  await expect(row).toContainText('1 error');
  await expect(row).not.toContainText('180 s');
});

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('the picture is not on the page');
  return box;
}
