import { expect, type Locator, type Page } from '@playwright/test';

/** The dashboard by role and accessible name, as a screen reader finds it. */
export class DashboardPage {
  readonly page: Page;
  readonly send: Locator;
  readonly payload: Locator;
  readonly spans: Locator;
  readonly inspector: Locator;
  readonly queues: Locator;
  readonly pauseClock: Locator;
  readonly resumeClock: Locator;
  readonly step: Locator;
  readonly advanceMinute: Locator;
  readonly skipWaits: Locator;

  constructor(page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.page = page;
    this.send = page.getByRole('button', { name: /^Send\b/ });
    this.payload = page.getByRole('textbox', { name: 'Payload' });
    this.spans = page.getByRole('list', { name: 'Timeline spans' });
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.queues = page.getByRole('region', { name: 'Queues' });
    this.pauseClock = button('Pause clock');
    this.resumeClock = button('Resume clock');
    this.step = button('Step');
    this.advanceMinute = button('Advance 1 minute');
    this.skipWaits = button('Skip waits');
  }

  /** Opens a lab's page and waits until the live log is there. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await expect(this.send).toBeEnabled();
  }

  async chooseFunction(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Function', exact: true }).selectOption(name);
  }

  async chooseType(name: 'Synchronous' | 'Asynchronous' | 'Dry run'): Promise<void> {
    const types = this.page.getByRole('radiogroup', { name: 'Invocation type' });
    // The radio itself is only for keyboard and screen reader; a pointer presses its label.
    await types.getByText(name, { exact: true }).click();
    await expect(types.getByRole('radio', { name, exact: true })).toBeChecked();
  }

  span(name: RegExp): Locator {
    return this.spans.getByRole('listitem').filter({ hasText: name });
  }

  /** Opens a queue's messages from the drawer. */
  async openQueue(name: string): Promise<void> {
    await this.queues.getByRole('button', { name: new RegExp(name) }).click();
  }
}
