import { type Visit } from './visit.js';

/** The text that is looked at. */
export const textOf = ({ page }: Visit, text: string) => page.getByTestId('comment-text').filter({ hasText: text });
/** An entry of the list. */
export const row = ({ page }: Visit, text: string) =>
  page.getByRole('list', { name: 'Waiting comments' }).getByRole('listitem').filter({ hasText: text });

export async function lookAt(visit: Visit, text: string): Promise<void> {
  await row(visit, text).getByRole('button').click();
  await textOf(visit, text).waitFor();
}

export async function handOver({ page }: Visit, to: string): Promise<void> {
  await page.keyboard.press('h');
  await page.getByLabel('To whom').selectOption({ label: to });
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
  await page.getByText(`Handed over to \u2068${to}\u2069.`).waitFor();
}

/** Until the comment is in nobody else's hands. */
export const isFree = ({ page }: Visit) =>
  page
    .getByRole('button', { name: /^Approve/ })
    .and(page.locator(':enabled'))
    .waitFor();
