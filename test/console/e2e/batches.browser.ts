import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { ConsoleApi } from '../console-api.js';
import { openForSuite } from '../console-suite.js';
import { differentText } from '../different-texts.js';
import { expectDecisions, expectOpen, readUntil } from '../expect-decisions.js';
import { isFree } from '../review-window.js';
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

  it('is found with why and by whom, and what waits is opened in the review at that very comment', async () => {
    const visit = await suite.enter('moderator', 'Hilde');
    const { page } = visit;
    await open(visit, '/search?site=news&text=lantern');
    const found = page.getByRole('article').nth(3);
    await found.getByText('In review').waitFor();
    await found.getByText(/^Put before a person by .?Lea/).waitFor();
    const text = await found.locator('.readers').innerText();
    await found.getByRole('link', { name: 'Open in the review' }).press('Enter');
    await page.waitForURL(/review\?.*comment=/);
    const address = page.url();
    await page.getByTestId('comment-text').getByText(text).waitFor();
    // An address that names another queue leads to where it waits now.
    await page.goto(address.replace(/queue=[^&]+/, 'queue=appeals'));
    await page.waitForURL(address);
    await page.getByTestId('comment-text').getByText(text).waitFor();
    await isFree(visit);
    await page.keyboard.press('a');
    await page.getByTestId('comment-text').getByText(text).waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.searchParams.has('comment'));
    await expectOpen(suite.house, 3 + LANTERNS - 1);
    // What waits no more is told where it stands.
    await page.goto(address);
    await page.waitForURL(/search\?comment=/);
    const decisions = page.getByRole('dialog').getByTestId('past-decision');
    await decisions.first().getByText('Approved by you').waitFor();
    expect(await decisions.count()).toBe(4);
    expect([...visit.complaints, ...visit.refusals]).toEqual([]);
    await visit.close();
  });

  it('is decided anew from its history, which has an address, and sent back to review', async () => {
    const { page, complaints, refusals } = lead;
    const author = { id: 'plain-3', username: 'plain-3', createdAt: '2020-01-01T00:00:00Z' };
    await suite.house.send({ author, text: 'A fine trellis beside that bench.' });
    const trellis = () => api.send<{ data: unknown[] }>('GET', '/v1/comments?siteId=news&text=trellis');
    await readUntil(trellis, ({ data }) => data.length === 1);
    await open(lead, '/search?site=news&text=trellis');
    const found = page.getByRole('article');
    await found.getByText('Approved by rules').waitFor();
    await found.getByRole('link', { name: 'History' }).press('Enter');
    const history = page.getByRole('dialog', { name: 'What became of it' });
    await history.getByLabel('Decide anew').selectOption({ label: 'Reject: Spam' });
    await history.getByLabel('Note (optional)').fill('seen elsewhere');
    await history.getByRole('button', { name: 'Decide', exact: true }).press('Enter');
    await page.getByText('It is decided anew.').waitFor();
    const newest = history.getByTestId('past-decision').first();
    await newest.getByText('Rejected by you').waitFor();
    await newest.getByText('seen elsewhere').waitFor();
    await page.reload();
    await newest.getByText('Spam').waitFor();
    await history.getByRole('button', { name: 'Send to review' }).click();
    await history.getByRole('link', { name: 'Open in the review' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('comment'));
    await found.getByText('In review').waitFor();
    await found.getByText('Rejected by you').waitFor();
    expect([...complaints, ...refusals]).toEqual([]);
  });

  it('is found by its author, from his name wherever it stands, and by how that begins', async () => {
    const { page, complaints, refusals } = lead;
    await open(lead, '/review');
    const author = page.getByRole('region', { name: 'Author' }).getByRole('heading').getByRole('link');
    const name = await author.innerText();
    await author.press('Enter');
    await page.waitForURL(/search\?.*author=/);
    await page.getByRole('article').first().getByRole('link', { name }).waitFor();
    const field = page.getByRole('combobox', { name: 'Author' }).or(page.getByRole('textbox', { name: 'Author' }));
    expect(
      await readUntil(
        () => field.inputValue(),
        (value) => value === name,
      ),
    ).toBe(name);
    await field.fill('READER_2');
    await page.getByRole('option', { name: 'reader_21' }).waitFor();
    await field.press('Enter');
    await page.waitForURL(/author=reader_2(&|$)/);
    await page.getByText('One comment found').waitFor();
    await field.fill('PLAIN-');
    await field.press('Enter');
    await page.waitForURL(/author=plain-1/);
    await page.getByRole('article').getByText('What a fine bench').waitFor();
    expect([...complaints, ...refusals]).toEqual([]);
  });
});

const lookFirst = (page: Page) => page.getByRole('button', { name: 'Preview' }).click();

/** The newest batch of which this is said. */
const cardOf = (page: Page, said: string) => page.getByTestId('batch').filter({ hasText: said }).first();
