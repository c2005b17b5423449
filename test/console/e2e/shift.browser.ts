import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Locator, type Page } from 'playwright-core';
import { ConsoleApi } from '../console-api.js';
import { openForSuite } from '../console-suite.js';
import { differentText } from '../different-texts.js';
import { expectDecisions, expectOpen, readUntil } from '../expect-decisions.js';
import { holdAnswers, holdRequests } from '../hold-back.js';
import { Keyboard, type Layout } from '../keyboard.js';
import { isFree, lookAt, row } from '../review-window.js';
import { type Visit } from '../visit.js';

/** Tens of comments on each keyboard. */
const SHIFTS: [tens: number, Layout][] = [
  [10, 'Latin'],
  [3, 'Russian'],
  [3, 'Dvorak'],
];
const LOOKED_AT = [1440, 1280, 390].flatMap((width) => ['en', 'ar-XB'].map((language) => [width, language] as const));
const DECIDED_OF_TEN = [...Array.from({ length: 6 }, () => 'approve'), 'reject', 'reject', 'review'];

const DECIDE = '**/v1/review/items/*/decide';
const UNDO = '**/v1/review/undo';
const LATE: [what: string, url: string][] = [
  ['the first decision', DECIDE],
  ['the undo', UNDO],
  ['the hold on it', '**/v1/review/items/*/claim'],
  ['the list', '**/v1/review/items?*'],
];

describe('a shift by keyboard', () => {
  const suite = openForSuite();
  let last = 0;
  beforeEach(() => suite.house.startAfresh());

  async function send(count: number): Promise<void> {
    const numbers = Array.from({ length: count }, () => (last += 1));
    await suite.house.sendMany(numbers, (number) =>
      suite.house.sendForReview(differentText(number), {
        author: { id: `u-${number % 4}`, username: 'tidewatcher' },
      }),
    );
  }

  async function begin(name: string): Promise<Visit> {
    const visit = await suite.enter('moderator', name);
    await visit.page.goto(`${suite.house.admin.url}/review`);
    await text(visit.page).waitFor();
    return visit;
  }

  it.each(SHIFTS)('of %s0 comments on a %s keyboard', async (rounds, layout) => {
    await send(rounds * 10);
    const visit = await begin(`Of${layout}`);
    const keyboard = await Keyboard.of(visit.page, layout);
    for (let round = 0; round < rounds; round += 1) {
      await workThroughTen(visit.page, keyboard);
    }
    await visit.page.getByRole('heading', { name: 'All others are done' }).waitFor();
    await expectDecisions(suite.house, Array.from({ length: rounds }, () => DECIDED_OF_TEN).flat());
    await expectOpen(suite.house, rounds, 'escalated');
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('takes back what was done, step by step', async () => {
    await send(2);
    const visit = await begin('Una');
    const { page } = visit;
    const first = await text(page).innerText();
    await page.keyboard.press('a');
    await leaves(page, first);
    await expectDecisions(suite.house, ['approve']);
    await page.keyboard.press('u');
    await page.getByText('Undone: it waits again.').waitFor();
    expect(await text(page).innerText()).toBe(first);
    await expectDecisions(suite.house, ['approve', 'review']);
    await page.keyboard.press('r');
    await page.keyboard.press('1');
    await leaves(page, first);
    await expectDecisions(suite.house, ['approve', 'review', 'reject']);
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it.each(LATE)(
    'sends what is done with one comment one after the other, also where %s comes late',
    async (what, url) => {
      await send(3);
      const visit = await begin(`Late_${what.replaceAll(' ', '_')}`);
      const { page } = visit;
      const first = await text(page).innerText();
      const release = await holdAnswers(page, url);
      for (const [key, state] of [
        ['a', 'detached'],
        ['u', 'visible'],
        ['a', 'detached'],
      ] as const) {
        await page.keyboard.press(key);
        await text(page).filter({ hasText: first }).waitFor({ state });
      }
      release();
      await expectDecisions(suite.house, ['approve', 'review', 'approve']);
      await expectOpen(suite.house, 2);
      await row(visit, first).waitFor({ state: 'detached' });
      for (const left of [1, 0]) {
        await page.keyboard.press('a');
        await expectOpen(suite.house, left);
      }
      await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
      expect([...visit.complaints, ...visit.refusals]).toEqual([]);
      await visit.close();
    },
  );

  it('keeps in sight what is being taken back, whatever is told meanwhile', async () => {
    await send(2);
    const visit = await begin('Vic');
    const { page } = visit;
    const first = await text(page).innerText();
    const [decide, takeBack] = [await holdRequests(page, DECIDE), await holdRequests(page, UNDO)];
    await page.keyboard.press('a');
    await leaves(page, first);
    await page.keyboard.press('u');
    decide();
    await expectDecisions(suite.house, ['approve']);
    // What ended before this one came in is told before it.
    await suite.house.sendForReview('comes in after the end');
    await row(visit, 'comes in after the end').waitFor();
    expect(await text(page).innerText()).toBe(first);
    await page.keyboard.press('a');
    await leaves(page, first);
    takeBack();
    await expectDecisions(suite.house, ['approve', 'review', 'approve']);
    await expectOpen(suite.house, 2);
    expect([...visit.complaints, ...visit.refusals]).toEqual([]);
    await visit.close();
  });

  it('leaves what somebody else has taken back since, and decides it anew', async () => {
    await send(2);
    const visit = await begin('Wil');
    const { page } = visit;
    const first = await text(page).innerText();
    await page.keyboard.press('a');
    await expectDecisions(suite.house, ['approve']);
    await row(visit, first).waitFor({ state: 'detached' });
    const [comment] = await suite.house.house.database.query<{ id: string }>(
      `SELECT comment_id AS id FROM decision WHERE source = 'moderator' ORDER BY decided_at DESC LIMIT 1`,
    );
    const lead = await ConsoleApi.as(suite.house, 'lead', 'Xenia');
    await lead.send('POST', '/v1/review/undo', { siteId: 'news', comment: comment?.id });
    await row(visit, first).waitFor();
    await page.keyboard.press('u');
    await page.getByText('Somebody else has decided about it since').waitFor();
    await lookAt(visit, first);
    await isFree(visit);
    await page.keyboard.press('a');
    await leaves(page, first);
    await expectDecisions(suite.house, ['approve', 'review', 'approve']);
    await expectOpen(suite.house, 1);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('does not put before a person again what somebody else has decided since it was skipped', async () => {
    await send(2);
    const visit = await begin('Yan');
    const { page } = visit;
    const first = await text(page).innerText();
    await page.keyboard.press('s');
    await leaves(page, first);
    const lead = await ConsoleApi.as(suite.house, 'lead', 'Zoe');
    const read = async () => (await lead.send<{ data: Waiting[] }>('GET', '/v1/review/items?siteId=news')).data;
    const isSkipped = ({ skips }: Waiting) => skips > 0;
    const skipped = (await readUntil(read, (all) => all.some(isSkipped))).find(isSkipped);
    expect(skipped?.comment.text).toBe(first);
    const entries = [{ item: skipped?.id, etag: skipped?.etag }];
    await lead.send('POST', '/v1/review/batches/selection', { siteId: 'news', entries, action: 'approve' });
    await expectDecisions(suite.house, ['approve']);
    await page.keyboard.press('u');
    await page.getByText('Somebody else has decided this comment.').waitFor();
    await row(visit, first).waitFor({ state: 'detached' });
    await expectOpen(suite.house, 1);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('decides what is picked together, and takes that back together', async () => {
    await send(3);
    const visit = await begin('Mia');
    const { page } = visit;
    for (const key of ['x', 'j', 'x', 'a']) {
      await page.keyboard.press(key);
    }
    await page.getByText('2 comments approved.').waitFor();
    await expectDecisions(suite.house, ['approve', 'approve']);
    await page.keyboard.press('u');
    await page.getByText('Undone: 2 comments wait again.').waitFor();
    await page.getByRole('list', { name: 'Waiting comments' }).getByRole('listitem').nth(2).waitFor();
    for (const key of ['k', 'k', 'x', 'j', 'x', 'j', 'x', 'r', '1']) {
      await page.keyboard.press(key);
    }
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    await visit.close();
  });

  it('tells at the end of the list what was skipped or waits for another, as long as queues count it', async () => {
    await send(5);
    const visit = await begin('Sam');
    const { page } = visit;
    const all = page.getByRole('link', { name: /^All my queues/ });
    const list = page.getByRole('list', { name: 'Waiting comments' });
    await all.filter({ hasText: '5' }).waitFor();
    for (const key of ['s', 's']) {
      const first = await text(page).innerText();
      await page.keyboard.press(key);
      await leaves(page, first);
    }
    const left = page.getByTestId('left');
    await left.getByText('2 skipped: offered again at the end.').waitFor();
    await page.keyboard.press('u');
    await left.getByText('One skipped: offered again at the end.').waitFor();
    await page.getByText('Undone: it waits again.').waitFor();
    expect(await page.getByText('Skipped once').count()).toBe(0);
    const skippedAnew = await text(page).innerText();
    await page.keyboard.press('s');
    await leaves(page, skippedAnew);
    const isSkipped = ({ skips }: Waiting) => skips === 1;
    const lead = await ConsoleApi.as(suite.house, 'lead', 'Zora');
    const read = async () => (await lead.send<{ data: Waiting[] }>('GET', '/v1/review/items?siteId=news')).data;
    await readUntil(read, (items) => items.filter(isSkipped).length === 2);
    await page.reload();
    await left.getByText('2 skipped: offered again at the end.').waitFor();
    const asked = await text(page).innerText();
    await page.keyboard.press('o');
    await page.getByRole('dialog').locator('select:focus').selectOption({ label: 'Approve' });
    await page.getByRole('button', { name: 'Ask somebody else' }).click();
    await leaves(page, asked);
    await left.getByText('One waits for somebody else’s opinion.').waitFor();
    await all.filter({ hasText: '5' }).waitFor();
    await list
      .getByRole('button', { name: /number/ })
      .nth(1)
      .waitFor();
    expect(await list.getByRole('button', { name: /number/ }).count()).toBe(2);
    await left.getByRole('button', { name: 'Show now' }).click();
    await list
      .getByRole('button', { name: /number/ })
      .nth(3)
      .waitFor();
    await left.getByText('skipped').waitFor({ state: 'detached' });
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('says when a queue is empty what was done today and what else waits, and no more how a first comment comes', async () => {
    const known = { id: 'u-known', username: 'known_reader' };
    await suite.house.send({ text: 'The ferry was on time today.', author: known });
    await suite.house.sendForReview('one of the known', { author: known });
    await suite.house.sendForReview('one of the new', { author: { id: 'u-new', username: 'new_reader' } });
    const visit = await suite.enter('admin', 'Dora');
    const { page } = visit;
    await page.goto(`${suite.house.admin.url}/review?site=news&queue=new-authors`);
    await text(page).filter({ hasText: 'one of the new' }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'This queue is empty' }).waitFor();
    const elsewhere = page.getByRole('group', { name: 'What else waits' });
    await elsewhere.getByRole('link', { name: /^Everything else\s*1$/ }).click();
    await text(page).filter({ hasText: 'one of the known' }).waitFor();
    await page.getByRole('link', { name: /^All my queues/ }).click();
    await text(page).filter({ hasText: 'one of the known' }).waitFor();
    await page.keyboard.press('r');
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    await page.getByTestId('done-today').filter({ hasText: 'Today you decided 2 comments (1 rejected).' }).waitFor();
    expect(await page.getByRole('button', { name: /Send a first comment/ }).count()).toBe(0);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it.each(LOOKED_AT)('shows no notice upon what is pressed, %s wide, in %s', async (width, language) => {
    await send(3);
    const visit = await suite.enter('moderator', `N${width}${language.slice(0, 2)}`);
    const { page } = visit;
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${suite.house.admin.url}/review?lang=${language}`);
    await text(page).waitFor();
    const first = await text(page).innerText();
    await page.keyboard.press('s');
    await leaves(page, first);
    const notice = page.getByTestId('notice');
    const bar = page
      .locator('[role="group"]')
      .filter({ has: page.locator('button') })
      .last();
    await expectApart(notice, bar);
    await page.keyboard.press('r');
    const panel = page.locator('main [role="group"][tabindex="-1"]');
    await panel.waitFor();
    await expectApart(notice, panel);
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    const dialog = page.locator('[role="dialog"]').filter({ has: page.locator('form') });
    await dialog.locator('input:focus').waitFor();
    const box = await dialog.boundingBox();
    const isOnTop = (x: number, y: number) =>
      page.evaluate<boolean>(`document.elementFromPoint(${x}, ${y})?.closest('[role="dialog"]') !== null`);
    expect(box).not.toBeNull();
    if (box) {
      expect(await isOnTop(box.x + box.width / 2, box.y + box.height - 3)).toBe(true);
    }
    await visit.close();
  });

  it('of two never shows both the same comment, and each sees what the other does', async () => {
    await send(8);
    const [one, other] = [await begin('Pia'), await begin('Quinn')];
    await other.page.getByText('Somebody is at it').first().waitFor();
    const first = await text(one.page).innerText();
    await leaves(other.page, first);
    await one.page.keyboard.press('a');
    await leaves(one.page, first);
    await other.page.getByRole('button', { name: first }).waitFor({ state: 'detached' });
    await suite.house.sendForReview('comes in meanwhile');
    await other.page.getByRole('button', { name: 'comes in meanwhile' }).waitFor();
    expect([...one.complaints, ...other.complaints]).toEqual([]);
    await one.close();
    await other.close();
  });
});

interface Waiting {
  id: string;
  etag: string;
  skips: number;
  comment: { text: string };
}

const text = (page: Page) => page.getByTestId('comment-text');

/** Both are seen, and neither lies upon the other. */
async function expectApart(one: Locator, other: Locator): Promise<void> {
  await one.waitFor();
  await other.waitFor();
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  const isApart = a !== null && b !== null && (a.y + a.height <= b.y || b.y + b.height <= a.y);
  expect(isApart ? 'apart' : { a, b }).toBe('apart');
}

/** Until another comment is shown, or none. */
async function leaves(page: Page, seen: string): Promise<void> {
  await text(page).filter({ hasText: seen }).waitFor({ state: 'detached' });
}

/** Every way a comment can go, and one that is thought over. */
async function workThroughTen(page: Page, keyboard: Keyboard): Promise<void> {
  const seen = () => text(page).innerText();
  const pressAndLeave = async (...keys: string[]) => {
    const first = await seen();
    await keyboard.press(...keys);
    await leaves(page, first);
    return first;
  };
  await pressAndLeave('a');
  await pressAndLeave('r', '1');
  const back = await pressAndLeave('a');
  await keyboard.press('u');
  await text(page).filter({ hasText: back }).waitFor();
  await pressAndLeave('a');
  await pressAndLeave('r', '3');
  await pressAndLeave('s');
  const escalated = await seen();
  await keyboard.press('e');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await keyboard.press('Enter');
  await leaves(page, escalated);
  await pressAndLeave('x', 'j');
  await pressAndLeave('x', 'a');
  await pressAndLeave('r', 'Escape', 'j');
  await pressAndLeave('k');
  await pressAndLeave('a');
  const opinion = await seen();
  await keyboard.press('o');
  await page.getByRole('dialog').locator('select:focus').waitFor();
  await keyboard.press('ArrowDown', 'Tab', 'Tab', 'Enter');
  await leaves(page, opinion);
}
