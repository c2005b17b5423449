import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { encode } from 'uqr';
import { codeNow } from '../../support/code-now.js';
import { ConsoleApi } from '../console-api.js';
import { openForSuite } from '../console-suite.js';
import { differentText } from '../different-texts.js';
import { expectDecisions, readUntil } from '../expect-decisions.js';
import { type Visit } from '../visit.js';

const PASSWORD = 'tin roof, slow harbour';

describe('one’s own account', () => {
  const suite = openForSuite();
  const region = ({ page }: Visit, name: string) => page.getByRole('region', { name, exact: true });
  const open = async ({ page }: Visit, path: string) => {
    await page.goto(suite.house.admin.url + path);
  };

  it('has a second factor, set up with the picture, and a code or a recovery code beside the password', async () => {
    const api = await ConsoleApi.as(suite.house, 'admin', 'Api');
    const person = { email: 'tova@news.example', name: 'Tova', role: 'moderator', sites: ['news'] };
    const { link } = await api.send<{ link: { url: string } }>('POST', '/v1/people', person);
    const visit = await suite.visit();
    const { page } = visit;
    await open(visit, `/password${new URL(link.url).hash}`);
    await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.waitForURL(/sign-in/);
    const signIn = async (code?: string) => {
      await page.getByLabel('E-mail address').fill(person.email);
      await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      if (code !== undefined) {
        await page.getByRole('textbox', { name: 'Code' }).fill(code);
        await page.getByRole('button', { name: 'Sign in' }).click();
      }
    };
    const isIn = page.getByRole('button', { name: 'Tova' });
    const signOut = async () => {
      await isIn.click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.waitForURL(/sign-in/);
    };
    await signIn();
    await isIn.waitFor();

    await open(visit, '/account');
    const factor = region(visit, 'Second factor');
    await factor.getByRole('textbox', { name: 'Password of today' }).fill('not this one');
    await factor.getByRole('button', { name: 'Set up' }).click();
    await factor.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await factor.getByText('This is not your password.').waitFor();
    await factor.getByRole('button', { name: 'Cancel' }).click();
    await factor.getByRole('textbox', { name: 'Password of today' }).fill(PASSWORD);
    await factor.getByRole('button', { name: 'Set up' }).click();
    await factor.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const uri = await factor.getByRole('link', { name: 'Open in an app' }).getAttribute('href');
    const secret = new URL(uri ?? '').searchParams.get('secret') ?? '';
    await factor.getByText(secret, { exact: true }).waitFor();
    expect(await readPicture(page)).toEqual(encode(uri ?? '', { border: 4 }).data);
    await factor.getByLabel('Code of the app').fill(codeNow(secret, -1));
    await factor.getByRole('button', { name: 'Confirm' }).click();
    await factor.getByText('Keep these recovery codes.').waitFor();
    const [recovery = ''] = (await factor.locator('pre').innerText()).split('\n');
    await factor.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('The second factor is set up.').waitFor();

    await signOut();
    await signIn('000000');
    await page.getByText('The code is wrong or was used already.').waitFor();
    await page.getByRole('textbox', { name: 'Code' }).fill(codeNow(secret));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await isIn.waitFor();
    await signOut();
    await signIn(recovery);
    await isIn.waitFor();

    await open(visit, '/account');
    await factor.getByRole('textbox', { name: 'Password of today' }).fill(PASSWORD);
    await factor.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('The second factor is removed.').waitFor();
    await signOut();
    await signIn();
    await isIn.waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('keeps what is told by mail', async () => {
    const visit = await suite.enter('moderator', 'Mira');
    await open(visit, '/account');
    const mail = region(visit, 'Mail');
    const kept = async (change: () => Promise<unknown>) => {
      const answered = visit.page.waitForResponse((response) => response.request().method() === 'PUT');
      await change();
      expect((await answered).ok()).toBe(true);
    };
    await kept(() => mail.getByRole('switch', { name: 'A mail a day' }).click());
    await kept(() => mail.getByLabel('From this hour on').selectOption('18'));
    await kept(() => mail.getByLabel('Your time zone').selectOption('Europe/Lisbon'));
    await kept(() => mail.getByLabel('a threat waits').click());
    await visit.page.reload();
    await mail.getByLabel('From this hour on').waitFor();
    expect(await mail.getByLabel('A mail a day').isChecked()).toBe(true);
    expect(await mail.getByLabel('From this hour on').inputValue()).toBe('18');
    expect(await mail.getByLabel('Your time zone').inputValue()).toBe('Europe/Lisbon');
    expect(await mail.getByLabel('a threat waits').isChecked()).toBe(false);
    expect(await mail.getByLabel('a comment waits too long').isChecked()).toBe(true);
    expect(await mail.getByLabel('a callback is given up').count()).toBe(0);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('keeps language, appearance and density, after a reload and in another browser', async () => {
    await suite.house.sendForReview('a word about the mole');
    const visit = await suite.enter('moderator', 'Dita');
    const { page } = visit;
    await open(visit, '/review');
    await page.getByRole('button', { name: 'Dita' }).click();
    const kept = async (name: string) => {
      const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
      await page.getByRole('menuitem', { name }).click();
      expect((await answered).ok()).toBe(true);
    };
    await kept('Closer together');
    await kept('Dark');
    await kept('Deutsch');
    const other = await suite.visit();
    await other.context.addCookies(await visit.context.cookies());
    await page.reload();
    await open(other, '/review');
    for (const { page: shown } of [visit, other]) {
      await shown.getByRole('button', { name: /^Freigeben/ }).waitFor();
      await shown.locator('html[lang=de][data-mantine-color-scheme=dark]').waitFor();
      await shown.locator('[data-dense=true]').waitFor();
    }
    expect([...visit.complaints, ...other.complaints]).toEqual([]);
    await visit.close();
    await other.close();
  });

  describe('keys and care', () => {
    let visit: Visit;
    const text = (said?: string | RegExp) => visit.page.getByTestId('comment-text').filter({ hasText: said });
    beforeAll(async () => {
      visit = await suite.enter('moderator', 'Kim');
      await visit.page.clock.install();
    });
    beforeEach(() => suite.house.startAfresh());
    const goTo = async (name: string) => {
      await visit.page.getByRole('link', { name, exact: true }).click();
    };
    const prefer = async (label: string, choice: string) => {
      await open(visit, '/account');
      await region(visit, 'Care for yourself').getByLabel(label).selectOption(choice);
      await visit.page.getByText('It is kept.').waitFor();
      await goTo('Review');
    };

    it('go by keys that were changed, and by none once they are switched off', async () => {
      for (const number of [1, 2, 3]) {
        await suite.house.sendForReview(differentText(number), { author: { id: `k-${number}`, username: 'k' } });
      }
      const { page } = visit;
      await open(visit, '/review');
      await text().waitFor();
      await page.keyboard.press('?');
      await page.getByRole('button', { name: 'Approve: a. Change the key' }).click();
      await page.keyboard.press('q');
      await page.getByRole('button', { name: 'Approve: q. Change the key' }).waitFor();
      await page.keyboard.press('Escape');
      await page.reload();
      await text().waitFor();
      await page
        .getByRole('button', { name: 'Approve', exact: true })
        .and(page.locator('[aria-keyshortcuts=q]:has(kbd:text-is("Q"))'))
        .waitFor();
      await page.keyboard.press('a');
      await page.keyboard.press('q');
      await page.getByText('Approved.', { exact: true }).waitFor();
      await expectDecisions(suite.house, ['approve']);
      await page.keyboard.press('?');
      await page.getByRole('switch', { name: 'Keys are on' }).click();
      await page.getByRole('button', { name: 'Close' }).last().click();
      await page.keyboard.press('q');
      await page.keyboard.press('?');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('option', { name: 'Approve' }).click();
      await expectDecisions(suite.house, ['approve', 'approve']);
      await page.getByRole('button', { name: 'Kim' }).click();
      await page.getByRole('menuitem', { name: 'All keys' }).click();
      await page.getByRole('button', { name: 'Original keys' }).click();
      await page.getByRole('button', { name: 'Approve: a. Change the key' }).waitFor();
      expect(await page.getByLabel('Keys are on').isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Close' }).last().click();
      expect(await suite.house.openIn()).toBe(1);
    });

    it('blur what hurts until it is pointed at, focused or shown by a key', async () => {
      await suite.house.send({ text: 'Mind the ferry, or I will k1ll you.', author: { id: 'b-1', username: 'b1' } });
      const { page } = visit;
      await open(visit, '/review');
      const mark = text().locator('mark[data-masked=true]').first();
      await mark.waitFor();
      const filter = () =>
        page.evaluate<string>(`getComputedStyle(document.querySelector('[data-testid=comment-text]')).filter`);
      await prefer('What is blurred', 'Slurs and threats, and the whole of heavy comments');
      await text().and(page.locator('[data-veiled=true]')).waitFor();
      expect(await filter()).toMatch(/blur/);
      await text().hover();
      expect(await filter()).toBe('none');
      await page.mouse.move(5, 5);
      expect(await filter()).toMatch(/blur/);
      await text().focus();
      expect(await filter()).toBe('none');
      await text().blur();
      await page.keyboard.press('m');
      await text().and(page.locator('[data-veiled=false]')).waitFor();
      expect(await filter()).toBe('none');
      await prefer('What is blurred', 'Nothing');
      await text().waitFor();
      expect(await filter()).toBe('none');
      expect(await mark.count()).toBe(0);
    });

    it('propose a break after so long, and hold nothing while it lasts', async () => {
      await suite.house.sendForReview('a question about the crane');
      const { page, complaints } = visit;
      await open(visit, '/review');
      await prefer('Propose a break', 'After 30 minutes of work');
      await text('crane').waitFor();
      const work = async (minutes: number) => {
        for (let done = 0; done < minutes; done += 2) {
          await page.keyboard.press('j');
          await page.clock.fastForward('02:00');
        }
      };
      await work(26);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await work(8);
      const proposed = page.getByRole('dialog', { name: 'Time for a break' });
      await proposed.getByText(/You have worked for 3\d minutes without one/).waitFor();
      await proposed.getByRole('button', { name: 'In ten minutes' }).click();
      await proposed.waitFor({ state: 'detached' });
      await work(14);
      await proposed.getByRole('button', { name: 'Have a break' }).click();
      const rest = page.getByRole('dialog', { name: 'You have a break' });
      await rest.waitFor();
      const held = () =>
        suite.house.house.database.query(
          'SELECT 1 FROM review_item WHERE claim_owner IS NOT NULL AND closed_at IS NULL',
        );
      expect(await readUntil(held, ({ length }) => length === 0)).toEqual([]);
      await rest.getByRole('button', { name: 'Back to work' }).click();
      expect(await readUntil(held, ({ length }) => length === 1)).toHaveLength(1);
      await text('crane').waitFor();
      expect(complaints).toEqual([]);
      await visit.close();
    });
  });
});

/** The squares of the picture, row by row; true: dark. */
async function readPicture(page: Page): Promise<boolean[][]> {
  const picture = page.getByRole('img', { name: 'Picture to be scanned' });
  const size = Number((await picture.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await picture.locator('path').getAttribute('d')) ?? '';
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_x, x) => dark.has(`${x} ${y}`)));
}
