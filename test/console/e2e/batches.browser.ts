import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { ConsoleApi } from '../console-api.js';
import { openForSuite } from '../console-suite.js';
import { differentText } from '../different-texts.js';
import { expectDecisions, expectOpen, readUntil } from '../expect-decisions.js';
import { type Visit } from '../visit.js';

const DAY_MS = 86_400_000;
const LANTERNS = 7;

/** As a field for a date and a time takes it. */
const momentIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 16);

describe('what is decided together', () => {
  const suite = openForSuite();
  let lead: Visit;
  let api: ConsoleApi;

  beforeAll(async () => {
    api = await ConsoleApi.as(suite.house, 'lead', 'Api');
    lead = await suite.enter('lead', 'Lea');
  });

  const open = async ({ page }: Visit, path: string) => {
    await page.goto(suite.house.admin.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const send = (numbers: number[], text: (number: number) => string) =>
    suite.house.sendMany(numbers, (number) =>
      suite.house.sendForReview(text(number), { author: { id: `u-${number}`, username: `reader_${number}` } }),
    );

  it('is picked one by one, stands among the batches, and is taken back whole', async () => {
    await send([1, 2, 3], differentText);
    const visit = await suite.enter('moderator', 'Mia');
    const { page } = visit;
    await page.goto(`${suite.house.admin.url}/review`);
    await page.getByTestId('comment-text').waitFor();
    for (const key of ['x', 'j', 'x']) {
      await page.keyboard.press(key);
    }
    await page.getByText('2 comments are picked').waitFor();
    for (const key of ['r', '2']) {
      await page.keyboard.press(key);
    }
    await expectDecisions(suite.house, ['reject', 'reject']);
    await open(visit, '/batches');
    const batch = cardOf(page, 'Reject: Insult');
    await batch.getByText('picked one by one').waitFor();
    await batch.getByText('2 of 2 decided.').waitFor();
    await batch.getByText(/· you ·/).waitFor();
    await batch.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('It is taken back.').waitFor();
    await cardOf(page, 'taken back').getByText('2 of 2 decided.').waitFor();
    await expectOpen(suite.house, 3);
    expect(await page.getByRole('heading', { name: 'Reverse what one cause has decided' }).count()).toBe(0);
    expect([...visit.complaints, ...visit.refusals]).toEqual([]);
    await visit.close();
  });

  it('is all that a search finds, once it was shown how many that are and which', async () => {
    const numbers = Array.from({ length: LANTERNS }, (_, n) => n + 20);
    await send(numbers, (number) => `a lantern, ${differentText(number)}`);
    const found = () => api.send<{ data: unknown[] }>('GET', '/v1/comments?siteId=news&text=lantern');
    await readUntil(found, ({ data }) => data.length === LANTERNS);
    const { page } = lead;
    await open(lead, '/search?text=lantern');
    const decideAll = page.getByRole('button', { name: 'Decide all 7…' });
    await decideAll.press('Enter');
    await page.getByLabel('Decision for all').selectOption({ label: 'Reject: Off topic' });
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByTestId('preview');
    await preview.getByText('Reject: Off topic').waitFor();
    await preview.getByText('7 comments would be decided.').waitFor();
    await preview
      .getByText(/a lantern/)
      .nth(4)
      .waitFor();
    expect(await suite.house.openIn()).toBe(3 + LANTERNS);
    await preview.getByRole('button', { name: 'Cancel' }).click();
    await decideAll.click();
    await page.getByLabel('Decision for all').selectOption({ label: 'Reject: Off topic' });
    await page.getByRole('button', { name: 'Preview' }).click();
    await preview.getByRole('button', { name: 'Decide 7 comments' }).click();
    await page.getByText('7 comments are decided.').waitFor();
    await page
      .getByRole('article')
      .filter({ hasText: 'Rejected' })
      .nth(LANTERNS - 1)
      .waitFor();
    await expectOpen(suite.house, 3);
  });

  it('is reversed by who decided it, within a time, and the comments wait again', async () => {
    const { page } = lead;
    await open(lead, '/batches');
    await cardOf(page, 'found by a search').getByText('7 of 7 decided.').waitFor();
    await page.getByLabel('Decided by').selectOption('a person');
    await page.getByLabel('Who').selectOption('Lea');
    await page.getByLabel('Only until').fill(momentIn(-1));
    await lookFirst(page);
    const preview = page.getByTestId('preview');
    await preview.getByText('0 comments would be decided.').waitFor();
    expect(await preview.getByRole('button', { name: /^Decide/ }).isDisabled()).toBe(true);
    await preview.getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Only until').fill(momentIn(1));
    await page.getByLabel('Only since').fill(momentIn(-1));
    await lookFirst(page);
    await preview.getByText('Restore what stood before').waitFor();
    await preview
      .getByText(/a lantern/)
      .first()
      .waitFor();
    await preview.getByRole('button', { name: 'Decide 7 comments' }).click();
    await page.getByText('7 comments are decided.').waitFor();
    await cardOf(page, 'reversed by cause').getByText('7 of 7 decided.').waitFor();
    await expectOpen(suite.house, 3 + LANTERNS);
    await open(lead, '/review');
    await page.getByTestId('comment-text').waitFor();
    await page.getByRole('list', { name: 'Waiting comments' }).getByRole('listitem').nth(9).waitFor();
  });

  it('is reversed by the version of the rules that decided it, and that is taken back', async () => {
    for (const id of ['plain-1', 'plain-2']) {
      const author = { id, username: id, createdAt: '2020-01-01T00:00:00Z' };
      await suite.house.send({ id, author, text: `What a fine bench they built there, says ${id}.` });
    }
    const { ruleSet } = await api.send<{ ruleSet: { id: string; version: number } }>('GET', '/v1/sites/news');
    const { page, complaints, refusals } = lead;
    await open(lead, '/batches');
    await page.getByLabel('Decided by').selectOption('a version of a rule set');
    await page.getByLabel('Rule set and version').fill(`${ruleSet.id} ${ruleSet.version}`);
    await page.getByLabel('What is to stand instead').selectOption('Put before a person');
    await lookFirst(page);
    const preview = page.getByTestId('preview');
    // A third one the rules have put before a person themselves.
    await preview.getByText('3 comments would be decided.').waitFor();
    await preview.getByText('What a fine bench').nth(1).waitFor();
    await preview.getByRole('button', { name: 'Decide 3 comments' }).click();
    await page.getByText('3 comments are decided.').waitFor();
    await expectOpen(suite.house, 5 + LANTERNS);
    await cardOf(page, 'Put before a person').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('It is taken back.').waitFor();
    await expectOpen(suite.house, 3 + LANTERNS);
    expect([...complaints, ...refusals]).toEqual([]);
  });
});

const lookFirst = (page: Page) => page.getByRole('button', { name: 'Preview' }).click();

/** The newest batch of which this is said. */
const cardOf = (page: Page, said: string) => page.getByTestId('batch').filter({ hasText: said }).first();
