import { type Page } from 'playwright-core';

/** Where a rule set is written. */
export const code = (page: Page) => page.getByRole('textbox', { name: 'The rule set as YAML' });

/** In place of all that stands there, as somebody would who has it in his clipboard. */
export async function write(page: Page, text: string, into = code(page)): Promise<void> {
  await into.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

/** What has just appeared cannot be accepted yet: it might be by mistake. */
export async function accept(page: Page, option: string): Promise<void> {
  await page.getByRole('option', { name: option }).waitFor();
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
}

/** A new rule set, as the page makes it. */
export async function begin(page: Page, origin: string, id: string, site = 'news'): Promise<void> {
  await page.goto(`${origin}/rules?site=${site}`);
  await page.getByRole('button', { name: 'New rule set' }).click();
  await page.getByLabel('Its name').fill(id);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: id, level: 1 }).waitFor();
  await page.getByText('No mistakes').waitFor();
}

/** What is written goes live, or runs in shadow. */
export async function publish(page: Page, known = 'No mistakes', state: 'live' | 'shadow' = 'live'): Promise<void> {
  await page.getByRole('button', { name: 'Publish …' }).click();
  await page.getByRole('dialog').getByText(known).waitFor();
  await page.getByText('examples do what they should').waitFor();
  if (state === 'shadow') {
    await page.getByRole('radio', { name: 'Run in shadow' }).check();
  }
  await page.getByRole('button', { name: state === 'live' ? 'Publish: it goes live' : 'Publish in shadow' }).click();
}

export const toPart = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();

/** Asked once more beside the button, and done. */
export async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}
