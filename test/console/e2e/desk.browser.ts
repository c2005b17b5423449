import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { envelope } from '../../support/gateway-house.js';
import { openForSuite } from '../console-suite.js';
import { differentText } from '../different-texts.js';
import { expectDecisions, expectHeld, expectOpen, readUntil } from '../expect-decisions.js';
import { handOver, isFree, lookAt, row, textOf } from '../review-window.js';
import { type Visit } from '../visit.js';

const DAY_MS = 86_400_000;
const COPY = 'Buy cheap followers now, the offer ends tonight and only today, write to me before the night is over';

describe('a desk of moderators', () => {
  const suite = openForSuite();
  const visits: Visit[] = [];
  beforeEach(() => suite.house.startAfresh());
  afterEach(async () => {
    await Promise.all(visits.splice(0).map((visit) => visit.close()));
  });

  async function begin(name: string, role: 'moderator' | 'lead' = 'moderator', where = ''): Promise<Visit> {
    const visit = await suite.enter(role, name);
    visits.push(visit);
    await visit.page.goto(`${suite.house.admin.url}/review${where}`);
    return visit;
  }

  let lastSent = 0;
  /** Comments that nothing links; this one comes last, as its article is cool. */
  async function send(count: number, last: string): Promise<void> {
    const one = (number: number, text: string, more = {}) =>
      suite.house.sendForReview(text, { author: { id: `s-${number}`, username: `reader_${number}` }, ...more });
    const others = Array.from({ length: count - 1 }, () => (lastSent += 1));
    await suite.house.sendMany(others, (number) => one(number, differentText(number)));
    await one((lastSent += 1), last, { article: { url: 'https://news.example/quay', title: 'A quay' } });
  }

  async function expectHeldBy(name: string, count: number): Promise<void> {
    const read = () =>
      suite.house.house.database.query(
        `SELECT 1 FROM review_item r JOIN person p ON p.id::text = r.claim_owner WHERE p.name = $1 AND r.closed_at IS NULL`,
        [name],
      );
    expect(await readUntil(read, ({ length }) => length === count)).toHaveLength(count);
  }

  it('decides what belongs together at once, but for what is left out, and takes it back whole', async () => {
    for (let number = 1; number <= 4; number += 1) {
      await suite.house.sendForReview(`${COPY}, offer ${number}`, {
        author: { id: `c-${number}`, username: `c${number}` },
      });
    }
    const visit = await begin('Wim');
    const { page } = visit;
    const card = page.getByRole('button', { name: '4 texts that are almost the same' });
    await card.waitFor();
    await page.keyboard.press('w');
    const comments = page.getByRole('list', { name: 'Comments of the group' }).getByRole('listitem');
    await comments.nth(3).waitFor();
    for (const key of ['j', 'x']) {
      await page.keyboard.press(key);
    }
    await page.getByText('3 are decided, 1 left out').waitFor();
    for (const key of ['r', '1']) {
      await page.keyboard.press(key);
    }
    await page.getByText('3 comments are decided.').waitFor();
    await expectDecisions(suite.house, ['reject', 'reject', 'reject']);
    await page.getByTestId('comment-text').filter({ hasText: 'offer' }).waitFor();
    await page.keyboard.press('u');
    await page.getByText('Undone: 3 comments wait again.').waitFor();
    await expectDecisions(suite.house, ['reject', 'reject', 'reject', 'review', 'review', 'review']);
    await card.waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('keeps a note about an author and suspends him, by keyboard; what he sends next is rejected', async () => {
    const author = { id: 'u-loud', username: 'loudmouth' };
    await suite.house.sendForReview('the ferry is late again', { author });
    const visit = await begin('Nora');
    const { page } = visit;
    await page.getByRole('button', { name: 'Note' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).fill('Knows the harbour well.');
    await page.getByRole('button', { name: 'Keep the note' }).press('Enter');
    await page.getByTestId('note').filter({ hasText: 'Knows the harbour well.' }).waitFor();
    await page.getByTestId('note').filter({ hasText: 'you ·' }).waitFor();
    await page.keyboard.press('b');
    await page.getByText('Suspension', { exact: true }).click();
    await page.getByRole('button', { name: 'Suspend' }).press('Enter');
    await page.getByText('loudmouth is suspended.').waitFor();
    await page.getByTestId('sanction').filter({ hasText: 'In force' }).waitFor();
    await suite.house.send({ author, text: 'and once more' });
    expect(await suite.house.decisionsBy('automatic')).toContain('reject');
    await page.getByRole('button', { name: 'Lift' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lift' }).click();
    await page.getByTestId('sanction').filter({ hasText: 'Lifted' }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('hands over what the other then holds, sees it there, and gets it back', async () => {
    await send(10, 'the northern ramp');
    const one = await begin('Ivo', 'lead');
    await lookAt(one, 'northern ramp');
    const other = await begin('Jana', 'lead');
    await row(other, 'northern ramp').getByText('Somebody is at it').waitFor();
    await suite.house.house.database.query(`UPDATE person SET password = 'set' WHERE name IN ('Ivo', 'Jana')`);
    await handOver(one, 'Jana');
    await other.page.getByText('A comment was handed over to you.').waitFor();
    await row(other, 'northern ramp').getByText('Handed over to you').waitFor();
    await row(one, 'northern ramp').getByText('Somebody is at it').waitFor();
    // What she works at goes on, and what she was given stays hers.
    await other.page.keyboard.press('a');
    await expectDecisions(suite.house, ['approve']);
    await expectHeldBy('Jana', 4);

    await lookAt(one, 'northern ramp');
    await one.page.getByText('Somebody else has this comment in hand').waitFor();
    await lookAt(other, 'northern ramp');
    await other.page.getByText(/Also looking: .?Ivo/).waitFor();
    await one.page.keyboard.press('k');
    await textOf(one, 'northern ramp').waitFor({ state: 'detached' });
    await handOver(other, 'Ivo');
    await row(one, 'northern ramp').getByText('Handed over to you').waitFor();
    await lookAt(one, 'northern ramp');
    await isFree(one);
    await one.page.keyboard.press('a');
    await expectDecisions(suite.house, ['approve', 'approve']);
    expect([...one.complaints, ...other.complaints]).toEqual([]);
  });

  it('escalates with a note: leads see it come, and whoever did it sees where it is', async () => {
    await send(8, 'the pier wall');
    const [watching, working] = [
      await begin('Lena', 'lead', '?site=news&queue=escalated'),
      await begin('Lukas', 'lead'),
    ];
    await watching.page.getByRole('heading', { name: 'This queue is empty' }).waitFor();
    await row(working, 'pier wall').waitFor();
    const moderator = await begin('Mona');
    await lookAt(moderator, 'pier wall');
    await row(working, 'pier wall').getByText('Somebody is at it').waitFor();

    await moderator.page.keyboard.press('e');
    await moderator.page.getByLabel('Note for them').fill('a lawyer has written');
    await moderator.page.keyboard.press('Enter');
    await moderator.page.getByText('Escalated: a lead decides.').waitFor();
    await row(moderator, 'pier wall').waitFor({ state: 'detached' });
    await textOf(watching, 'pier wall').waitFor();
    await watching.page.getByText(/Escalated by .?Mona/).waitFor();
    await watching.page.getByText('a lawyer has written').waitFor();
    await watching.page.getByRole('link', { name: /Escalated\s*1/ }).waitFor();
    await lookAt(working, 'pier wall');
    await working.page.getByText('a lawyer has written').waitFor();

    await moderator.page.getByRole('link', { name: 'Show it' }).click();
    await textOf(moderator, 'pier wall').waitFor();
    await moderator.page.getByText('You do not work in this queue').waitFor();
    expect(await moderator.page.getByRole('button', { name: /^Approve/ }).isDisabled()).toBe(true);
    expect([...moderator.complaints, ...moderator.refusals, ...watching.complaints, ...working.complaints]).toEqual([]);
  });

  it('has what a lead escalates stay in his own list, marked, and be taken back', async () => {
    await send(2, 'the lock gate');
    const lead = await begin('Lars', 'lead');
    await lookAt(lead, 'lock gate');
    await lead.page.keyboard.press('e');
    await lead.page.getByRole('dialog').locator('input:focus').waitFor();
    await lead.page.keyboard.press('Enter');
    await lead.page.getByRole('link', { name: /Escalated\s*1/ }).waitFor();
    await lookAt(lead, 'lock gate');
    await lead.page.getByText('Escalated: it waits on under Escalated, where you decide too.').waitFor();
    await row(lead, 'lock gate').getByText('Escalated by you').waitFor();
    await isFree(lead);
    await lead.page.getByRole('button', { name: 'Take it back' }).click();
    await lead.page.getByText('Taken back: it waits in its queue again.').waitFor();
    await lead.page.getByRole('link', { name: /Escalated\s*0/ }).waitFor();
    await row(lead, 'lock gate').getByText('Escalated by you').waitFor({ state: 'detached' });
    await isFree(lead);
    await lead.page.keyboard.press('e');
    await lead.page.getByRole('dialog').locator('input:focus').waitFor();
    await lead.page.keyboard.press('Enter');
    await row(lead, 'lock gate').getByText('Escalated by you').waitFor();
    await lead.page.keyboard.press('u');
    await lead.page.getByText('Undone: it waits again.').waitFor();
    await textOf(lead, 'lock gate').waitFor();
    await lead.page.getByRole('link', { name: /Escalated\s*0/ }).waitFor();
    await row(lead, 'lock gate').getByText('Escalated by you').waitFor({ state: 'detached' });
    expect(await suite.house.openIn('escalated')).toBe(0);
    await isFree(lead);
    await lead.page.keyboard.press('a');
    await expectDecisions(suite.house, ['approve']);
    expect([...lead.complaints, ...lead.refusals]).toEqual([]);
  });

  it('puts back what was undone where it was, with the numbers beside it as they were', async () => {
    const more = {
      author: { id: 'u-weir', username: 'weirkeeper' },
      article: { id: 'weir', url: 'https://news.example/weir', title: 'The weir' },
    };
    await suite.house.sendForReview('the weir, part one', more);
    await suite.house.sendForReview('the weir, part two', more);
    const lead = await begin('Lilo', 'lead');
    const { page } = lead;
    const counts = (text: string) => page.getByRole('region', { name: 'Article' }).getByText(text).waitFor();
    const share = page.getByRole('region', { name: 'Author' }).getByText('50%');
    await lookAt(lead, 'part one');
    await page.keyboard.press('e');
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Escalated\s*1/ }).waitFor();
    await lookAt(lead, 'part one');
    await isFree(lead);
    await counts('2 comments: 0 approved, 0 rejected, 2 waiting');
    await page.keyboard.press('a');
    await textOf(lead, 'part two').waitFor();
    await page.getByRole('link', { name: /Escalated\s*0/ }).waitFor();
    await counts('2 comments: 1 approved, 0 rejected, 1 waiting');
    await share.waitFor();

    await page.keyboard.press('u');
    await page.getByText('Undone: it waits again.').waitFor();
    await textOf(lead, 'part one').waitFor();
    await page.getByRole('article', { name: 'Comment' }).getByText('Escalated by you').waitFor();
    await page.getByRole('link', { name: /Escalated\s*1/ }).waitFor();
    await counts('2 comments: 0 approved, 0 rejected, 2 waiting');
    await share.waitFor({ state: 'detached' });
    await expectOpen(suite.house, 1, 'escalated');
    expect([...lead.complaints, ...lead.refusals]).toEqual([]);
  });

  it('has undo, keys and blur at hand, and says what was done on its own screen alone', async () => {
    await send(2, 'the last lamp on the quay');
    const visit = await begin('Olga');
    const { page } = visit;
    const undo = page.getByRole('navigation', { name: 'Queues' }).getByRole('button', { name: /^Undo/ });
    await undo.and(page.locator(':disabled')).waitFor();
    await page.keyboard.press('a');
    await expectDecisions(suite.house, ['approve']);
    await undo.click();
    await page.getByText('Undone: it waits again.').waitFor();
    await undo.and(page.locator(':disabled')).waitFor();
    await page.getByRole('link', { name: /^Shift summary/ }).click();
    await page.getByRole('heading', { name: 'Shift summary' }).waitFor();
    expect(await page.getByTestId('notice').count()).toBe(0);
    await page.goBack();
    await page.getByRole('button', { name: /^All keys/ }).click();
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Blur is on/ }).click();
    await page.getByRole('button', { name: /^Blur is off/ }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: /^Blur is on/ }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('mutes a reader whose reports are noise, and hears him again', async () => {
    const { house } = suite.house;
    await suite.house.sendForReview('the buoys are green', { id: 'noisy-1' });
    const report = envelope('comment.reported', { id: 'noisy-1', reporter: { id: 'noise' }, reason: 'boring' });
    const told = await house.post('/v1/events', report, { authorization: `Bearer ${house.news.liveKey}` });
    expect(told.status).toBe(202);
    const visit = await begin('Mute');
    const entry = visit.page.getByTestId('report').filter({ hasText: 'boring' });
    await entry.getByText('weighs 1').waitFor();
    await entry.getByRole('button', { name: 'Mute the reader' }).click();
    await visit.page.getByText('The reader is muted: his reports count no more.').waitFor();
    await entry.getByText('Muted').waitFor();
    await visit.page.reload();
    await entry.getByText('weighs 0').waitFor();
    await entry.getByRole('button', { name: 'Hear the reader again' }).click();
    await entry.getByText('weighs 1').waitFor();
    expect([...visit.complaints, ...visit.refusals]).toEqual([]);
  });

  it('premoderates an article at hours of the week, and no more once they are taken away', async () => {
    const article = { id: 'mole', url: 'https://news.example/mole', title: 'The mole' };
    let sent = 0;
    const decided = async () => {
      const id = `mole-${(sent += 1)}`;
      const author = { id: `m-${sent}`, username: `m${sent}`, createdAt: '2020-01-01T00:00:00Z' };
      await suite.house.send({ id, article, author, text: `The mole was mended well, ${differentText(sent)}.` });
      const rows = await suite.house.house.database.query<{ action: string }>(
        'SELECT action FROM decision WHERE comment_id = $1',
        [id],
      );
      return rows[0]?.action;
    };
    await suite.house.sendForReview('what about the mole', { article });
    const visit = await begin('Wanda');
    const { page } = visit;
    const mode = page.getByRole('region', { name: 'Article' });
    await mode.getByText('Open', { exact: true }).waitFor();
    expect(await decided()).toBe('approve');
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Add hours of the week' }).click();
    const hours = page.getByRole('group', { name: 'Hours of each week, 1' });
    const tomorrow = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(Date.now() + DAY_MS);
    await hours.getByText(tomorrow).click();
    await hours.getByLabel('From').fill('00:00');
    await hours.getByLabel('To').fill('00:00');
    await hours.getByLabel('Mode').selectOption('Premoderated');
    await page.getByRole('button', { name: 'Set it' }).click();
    await page.getByText('The article is premoderated.').waitFor();
    await page.reload();
    await mode.getByText('Premoderated').waitFor();
    await mode.getByText('Changes by itself on').waitFor();
    expect(await decided()).toBe('review');
    await lookAt(visit, 'what about the mole');
    await mode.getByText('Premoderated').waitFor();
    await page.keyboard.press('c');
    expect(await hours.getByLabel('Mode').inputValue()).toBe('premoderate');
    await hours.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Set it' }).click();
    await page.getByText('The article is open.').waitFor();
    expect(await decided()).toBe('approve');
    expect([...visit.complaints, ...visit.refusals]).toEqual([]);
  });

  it('tells in the title how many wait in what is chosen, and follows', async () => {
    const titled = async ({ page: window }: Visit, title: string) =>
      expect(
        await readUntil(
          () => window.title(),
          (read) => read === title,
        ),
      ).toBe(title);
    await send(2, 'the slipway');
    const visit = await begin('Tilda');
    const { page } = visit;
    await titled(visit, '(2) Review · Palaver');
    await send(1, 'the other slipway');
    await titled(visit, '(3) Review · Palaver');
    await page.keyboard.press('a');
    await titled(visit, '(2) Review · Palaver');
    await page.getByRole('link', { name: /Reported\s*0/ }).click();
    await titled(visit, 'Reported · Review · Palaver');
    for (const [path, title] of [
      ['/account', 'Account · Palaver'],
      ['/batches', 'Decided together · Palaver'],
      ['/handover', 'Shift summary · Palaver'],
      ['/search?text=slipway', 'slipway · Search · Palaver'],
      ['/insights', 'Overview · Insights · Palaver'],
    ]) {
      await page.goto(suite.house.admin.url + path);
      await titled(visit, title as string);
    }
    // The admin itself answers what is no screen: the page says so of what is followed within it.
    await page.evaluate(`history.pushState({}, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))`);
    await titled(visit, 'There is no such page · Palaver');
    expect(visit.complaints).toEqual([]);
  });

  it('keeps the word of a search on its screen alone', async () => {
    await send(1, 'the gangway');
    const { page } = await begin('Suse');
    const field = page.getByRole('banner').getByRole('searchbox');
    await page.keyboard.press('/');
    await field.fill('gangway');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=gangway/);
    await page.getByText('1 comment').or(page.getByText('One comment found')).waitFor();
    expect(await field.inputValue()).toBe('gangway');
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await page.getByTestId('comment-text').waitFor();
    expect(await field.inputValue()).toBe('');
    await page.goBack();
    await page.waitForURL(/text=gangway/);
    expect(await field.inputValue()).toBe('gangway');
  });

  it('asks for a second opinion, which somebody else gives', async () => {
    await suite.house.sendForReview('is that true of the lighthouse');
    const asker = await begin('Otto');
    const text = (visit: Visit) => visit.page.getByTestId('comment-text').filter({ hasText: 'lighthouse' });
    await text(asker).waitFor();
    await asker.page.keyboard.press('o');
    await asker.page.getByLabel('What would you do?').selectOption({ label: 'Reject: Spam' });
    await asker.page.getByRole('button', { name: 'Ask somebody else' }).click();
    await asker.page.getByText('Somebody else is asked.').waitFor();
    const other = await begin('Paula');
    await text(other).waitFor();
    await isFree(other);
    await other.page.keyboard.press('a');
    await expectDecisions(suite.house, ['approve']);
    expect([...asker.complaints, ...other.complaints]).toEqual([]);
  });

  it('shows a comment that was edited meanwhile as it is now, and does not decide it', async () => {
    const comment = { id: 'edited-1', author: { id: 'u-edit', username: 'editor' } };
    await suite.house.sendForReview('as it was first written', comment);
    const visit = await begin('Rita');
    const { page } = visit;
    const text = page.getByTestId('comment-text');
    await text.filter({ hasText: 'first written' }).waitFor();
    // When it is held it is read once more.
    await expectHeld(suite.house);
    // Nothing of it is read by this page, so that it decides what is there no more.
    await page.route('**/v1/review/items?*', (route) => route.abort());
    await suite.house.sendForReview('as it was written anew', { ...comment, rev: 2 });
    await page.keyboard.press('a');
    await page.getByText('The comment has changed since you saw it. Look at it again.').waitFor();
    await text.filter({ hasText: 'written anew' }).waitFor();
    expect(await suite.house.decisionsBy('moderator')).toEqual([]);
  });

  it('has a break after as many heavy comments as somebody wants, milder ones before', async () => {
    await suite.house.send({ text: 'Mind the ferry, or I will k1ll you.', author: { id: 'u-h1', username: 'h1' } });
    await suite.house.send({ text: 'At the lighthouse we will sh00t you.', author: { id: 'u-h2', username: 'h2' } });
    await suite.house.sendForReview('a mild question about lanterns', { author: { id: 'u-m', username: 'm' } });
    const visit = await begin('Vera');
    const { page } = visit;
    const text = page.getByTestId('comment-text');
    await text.waitFor();
    await page.goto(`${suite.house.admin.url}/account`);
    await page.getByLabel('Heavy comments in a row').selectOption('1');
    await page.getByText('It is kept.').waitFor();
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await text.filter({ hasText: /ferry|lighthouse/ }).waitFor();
    await page.getByText('is not written down yet').waitFor();
    await page.keyboard.press('a');
    await text.filter({ hasText: 'lanterns' }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { name: 'One heavy comment was enough' }).waitFor();
    await page.keyboard.press('m');
    await text.filter({ hasText: /ferry|lighthouse/ }).waitFor();
    expect(visit.complaints).toEqual([]);
  });
});
