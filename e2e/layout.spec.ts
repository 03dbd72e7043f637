import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';
import type { LabClient } from './lab-client';

const TOUCH_MIN_PX = 44;

async function openStory(page: Page, lab: LabClient): Promise<void> {
  await lab.invoke('always-fails', 'Event', '{"orderId":"A-17"}');
  await lab.clock.runUntilIdle();
  const [first] = await lab.invocations();
  await page.goto(`${lab.path}?invocation=${first?.requestId}`);
  await expect(page.getByRole('button', { name: /^Send\b/ })).toBeEnabled();
}

/** Shows each panel in turn, and in it each view and each tab. */
async function throughEverything(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  for (const panel of await page.getByRole('navigation', { name: 'Panels' }).getByRole('button').all()) {
    await panel.click();
    const tabs = await page.getByRole('tab').all();
    if (tabs.length === 0) await look(await panel.innerText());
    for (const tab of tabs) {
      if (!(await tab.isVisible())) continue;
      await tab.click();
      await look(`${await panel.innerText()}, ${await tab.innerText()}`);
    }
    await look(await panel.innerText());
  }
}

/** How far the page, or a part that is not meant to scroll sideways, reaches beyond the window. */
function overflowPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What can be pressed and is smaller than a finger, by its name and size. */
function smallTargets(page: Page, minPx: number): Promise<string[]> {
  return page.evaluate((min) => {
    const SELECTOR = 'button, a[href], input, select, textarea, [role="tab"], [role="button"], summary';
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(SELECTOR)) {
      // A hidden radio or checkbox is pressed by its label.
      const target = element.matches('input[type=radio], input[type=checkbox]')
        ? (element.closest('label') ?? element)
        : element;
      const { width, height } = target.getBoundingClientRect();
      const style = getComputedStyle(target);
      const unseen =
        !target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
        style.position === 'fixed' ||
        (width <= 1 && height <= 1) ||
        target.closest('[data-twin], .cm-content') !== null;
      if (unseen || (width >= min - 0.5 && height >= min - 0.5)) continue;
      small.push(
        `${target.getAttribute('aria-label') ?? target.textContent?.trim().slice(0, 40)} ${Math.round(width)}x${Math.round(height)}`,
      );
    }
    return small;
  }, minPx);
}

test.describe('on a phone, by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('no panel, view or tab scrolls sideways', async ({ page, lab }) => {
    await openStory(page, lab);
    await throughEverything(page, async (where) => expect(await overflowPx(page), where).toBe(0));
  });

  test('everything that can be pressed is as large as a finger', async ({ page, lab }) => {
    await openStory(page, lab);
    await throughEverything(page, async (where) => expect(await smallTargets(page, TOUCH_MIN_PX), where).toEqual([]));
  });
});

test.describe('at 200 % zoom of a 1440 x 900 window', () => {
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });

  test('no panel, view or tab scrolls sideways', async ({ page, lab }) => {
    await openStory(page, lab);
    await throughEverything(page, async (where) => expect(await overflowPx(page), where).toBe(0));
  });
});

test('nothing moves by itself for those who asked for less motion', async ({ page, lab }) => {
  await openStory(page, lab);
  const moving = await page.evaluate(
    () =>
      document
        .getAnimations()
        .map((animation) => animation.effect?.getComputedTiming())
        .filter((timing) => timing !== undefined && Number(timing.activeDuration) > 0).length,
  );
  expect(moving).toBe(0);
  const durations = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
        return (
          [transitionDuration, animationDuration].some((text) =>
            text.split(', ').some((one) => Number.parseFloat(one) > 0),
          ) || scrollBehavior === 'smooth'
        );
      }).length,
  );
  expect(durations).toBe(0);
});

test('presenter mode takes the projector theme, larger words and the whole width, and gives all back', async ({
  page,
  lab,
}) => {
  await openStory(page, lab);
  const root = page.locator('html');
  const sizeOf = () =>
    page.getByRole('tab', { name: /Timeline/ }).evaluate((tab) => Number.parseFloat(getComputedStyle(tab).fontSize));
  const [themeBefore, sizeBefore] = [await root.getAttribute('data-theme'), await sizeOf()];

  await page.keyboard.press('p');
  await expect(root).toHaveAttribute('data-theme', 'projector');
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Invoke', exact: true })).toBeHidden();
  expect(await sizeOf()).toBeGreaterThan(sizeBefore * 1.2);
  await page.keyboard.press('>');
  await expect(page.getByRole('region', { name: 'Inspector' })).toBeVisible();

  await page.reload();
  // Keys are heard once the page is alive.
  await expect(page.getByRole('status').filter({ hasText: 'live' })).toBeVisible();
  await expect(root).toHaveAttribute('data-theme', 'projector');
  await page.keyboard.press('p');
  await expect(root).toHaveAttribute('data-theme', themeBefore ?? 'none');
  expect(await sizeOf()).toBe(sizeBefore);
  await expect(page.getByRole('region', { name: 'Invoke', exact: true })).toBeVisible();
});
