import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Locator } from 'playwright-core';
import { comment, envelope } from '../../support/gateway-house.js';
import { Receiver, status } from '../../support/receiver.js';
import { ConsoleApi } from '../console-api.js';
import { openForSuite } from '../console-suite.js';
import { differentText } from '../different-texts.js';
import { readUntil } from '../expect-decisions.js';
import { type Visit } from '../visit.js';

/** Long known to the site: rules approve him. */
const KNOWN = { id: 'u-known', username: 'known', createdAt: '2020-01-01T00:00:00Z' };

describe('settings are kept, and act:', () => {
  const suite = openForSuite();
  const receiver = new Receiver();
  let admin: Visit;
  beforeAll(async () => {
    await receiver.open();
    admin = await suite.enter('admin', 'Ada', { sites: ['*'] });
  });
  afterAll(() => receiver.close());

  const open = async (part: string) => {
    await admin.page.goto(`${suite.house.admin.url}/settings?part=${part}&site=news`);
    await admin.page.getByRole('heading', { name: 'Settings' }).waitFor();
  };
  const card = (title: string) => admin.page.getByRole('form', { name: title });
  /** Keeps what was set, and reads the part anew from the server. */
  const keep = async (form: Locator, part: string) => {
    const answered = admin.page.waitForResponse((response) => /^(PUT|PATCH)$/.test(response.request().method()));
    await form.getByRole('button', { name: 'Keep' }).click();
    expect((await answered).status()).toBe(200);
    await admin.page.getByText('It is changed, and acts within two seconds.').first().waitFor();
    await open(part);
  };
  const review = async (text: string, query = '') => {
    await admin.page.goto(`${suite.house.admin.url}/review${query}`);
    const list = admin.page.getByRole('list', { name: 'Waiting comments' });
    await list.getByRole('button').filter({ hasText: text }).click();
    await admin.page.getByTestId('comment-text').filter({ hasText: text }).waitFor();
  };
  let sent = 0;
  /** Until a comment of a new id is decided so: settings act within two seconds. */
  const expectDecision = async (action: string, changes: Record<string, unknown>): Promise<string> => {
    let id = '';
    const send = async () => {
      id = `set-${(sent += 1)}`;
      const author = { ...KNOWN, id: `known-${sent}`, username: `known_${sent}` };
      await suite.house.send({ id, author, ...changes });
      const rows = await suite.house.house.database.query<{ action: string }>(
        'SELECT action FROM decision WHERE comment_id = $1',
        [id],
      );
      return rows[0]?.action;
    };
    expect(await readUntil(send, (decided) => decided === action)).toBe(action);
    return id;
  };

  it('what a site is called, and from what weight of reports a person looks', async () => {
    const { page } = admin;
    await open('moderation');
    const site = card('The site');
    await site.getByLabel('Name').fill('The Harbour Post');
    await site.getByLabel('While nothing is decided').selectOption('the site shows the comment');
    await site.getByLabel('Answers to a rejected comment').selectOption('wait for a person');
    await site.getByLabel('Languages of its readers').fill('pt-BR');
    await site.getByLabel('Languages of its readers').press('Enter');
    await site.getByLabel('Time zone').selectOption('Europe/Lisbon');
    await site.getByLabel('Weight of reports').fill('0.5');
    await keep(site, 'moderation');
    expect(await site.getByLabel('Name').inputValue()).toBe('The Harbour Post');
    expect(await site.getByLabel('While nothing is decided').inputValue()).toBe('show');
    expect(await site.getByLabel('Answers to a rejected comment').inputValue()).toBe('review');
    expect(await site.getByLabel('Time zone').inputValue()).toBe('Europe/Lisbon');
    expect(await site.getByLabel('Weight of reports').inputValue()).toBe('0.5');
    await site.getByText('pt-BR', { exact: true }).waitFor();

    const id = await expectDecision('approve', { text: 'The tide tables are right, thank you.' });
    const report = envelope('comment.reported', { id, reporter: { id: 'rita' }, reason: 'offensive' });
    const { house } = suite.house;
    expect((await house.post('/v1/events', report, { authorization: `Bearer ${house.news.liveKey}` })).status).toBe(
      202,
    );
    await page.goto(`${suite.house.admin.url}/review?site=news&queue=reported`);
    await page.getByTestId('comment-text').filter({ hasText: 'tide tables' }).waitFor();
    await page.getByText('Reported by readers').waitFor();
    await page.getByRole('link', { name: 'The Harbour Post' }).waitFor();
  });

  it('the reasons to reject and their order, which are those of the menu', async () => {
    const { page } = admin;
    await open('moderation');
    const reasons = card('Reasons to reject');
    await reasons.getByRole('switch', { name: 'Reasons of our own choice' }).click();
    const offTopic = reasons.getByRole('group', { name: 'Off topic' });
    while (await offTopic.getByRole('button', { name: 'Further up' }).isEnabled()) {
      await offTopic.getByRole('button', { name: 'Further up' }).click();
    }
    await reasons.getByRole('group', { name: 'Hate' }).getByRole('button', { name: 'Remove' }).click();
    await reasons.getByLabel('Add a reason').selectOption('Scam');
    await keep(reasons, 'moderation');
    const names = reasons.getByRole('group');
    await names.last().waitFor();
    const kept = await Promise.all((await names.all()).map((one) => one.getAttribute('aria-label')));
    expect([kept[0], kept[1], kept.at(-1)]).toEqual(['Off topic', 'Spam', 'Scam']);
    expect(kept).not.toContain('Hate');

    await suite.house.sendForReview('a word about the new pier');
    await review('new pier');
    await page.keyboard.press('r');
    const menu = page.getByRole('group', { name: 'Reject: why?' });
    const offered = await menu.getByRole('button').allInnerTexts();
    expect(offered[0]).toMatch(/1\s*Off topic/);
    expect(offered.join()).not.toMatch(/Hate/);
    await page.keyboard.press('1');
    await page.getByText('Rejected: Off topic.').waitFor();
  });

  it('what to do about a threat, which stands at one', async () => {
    const { page } = admin;
    await open('moderation');
    const guides = card('What to do');
    await guides.getByRole('button', { name: 'Add: Threat' }).click();
    const threat = guides.getByRole('group', { name: 'Threat' });
    await threat.getByLabel('Steps').fill('Call the editor on duty.\nKeep the text.');
    await threat.getByRole('button', { name: 'Add a contact' }).click();
    await threat.getByLabel('Contact').fill('Editor on duty');
    await threat.getByLabel('Telephone number').fill('+44 20 7946 0000');
    await keep(guides, 'moderation');
    expect(await threat.getByLabel('Steps').inputValue()).toBe('Call the editor on duty.\nKeep the text.');
    await suite.house.send({ text: 'Mind the ferry, or I will k1ll you.', author: { id: 'u-t', username: 't' } });
    await review('ferry');
    const guide = page.getByTestId('guide');
    expect(await guide.getByRole('listitem').allInnerTexts()).toEqual(['Call the editor on duty.', 'Keep the text.']);
    expect(await guide.getByRole('link').getAttribute('href')).toBe('tel:+442079460000');
  });

  it('strikes, which premoderate who is rejected', async () => {
    const { page } = admin;
    await open('moderation');
    const strikes = card('Strikes');
    await strikes.getByRole('switch', { name: 'Rejections count' }).click();
    await strikes.getByLabel('From points').fill('2');
    await strikes.getByLabel('Points', { exact: true }).fill('2');
    await strikes.getByLabel('How').selectOption('acts at once');
    await keep(strikes, 'moderation');
    expect(await strikes.getByLabel('From points').inputValue()).toBe('2');
    expect(await strikes.getByLabel('How').inputValue()).toBe('impose');
    const author = { id: 'u-striker', username: 'striker', createdAt: '2020-01-01T00:00:00Z' };
    await suite.house.sendForReview('a rude word about the mayor', { author });
    await review('rude word');
    await page.keyboard.press('r');
    const panel = page.getByRole('group', { name: 'Reject: why?' });
    await panel.getByRole('button', { name: 'Insult' }).click();
    await panel.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Rejected: Insult.').waitFor();
    await expectDecision('review', { author, text: 'The mayor has opened the bridge today.' });
    await review('opened the bridge');
    await page.getByText('Strikes: 2 points').waitFor();
    await page.getByTestId('sanction').filter({ hasText: 'In force' }).waitFor();
  });

  it('a queue with what it takes and for how long, in the review', async () => {
    const { page } = admin;
    await open('queues');
    await page.getByLabel('Name').fill('Sport');
    await page.getByLabel('Its id').fill('sport');
    await page.getByRole('button', { name: 'Make the queue' }).click();
    const sport = page.getByTestId('queue').filter({ hasText: 'Sport' });
    await sport.getByRole('button', { name: 'Change' }).click();
    await sport.getByRole('button', { name: 'Add what it takes' }).click();
    await sport.getByLabel('Sections').fill('Sport');
    await sport.getByLabel('Sections').press('Enter');
    await sport.getByLabel('Minutes something may wait').fill('45');
    await sport.getByLabel('After that').selectOption('it comes first');
    await sport.getByLabel('Place in the order').fill('1');
    await keep(sport, 'queues');
    await sport.getByText('45 minutes · it comes first').waitFor();
    const article = { url: 'https://news.example/cup', title: 'The cup', section: 'Sport' };
    await suite.house.sendForReview('who scored in the cup', { article });
    await page.goto(`${suite.house.admin.url}/review?site=news&queue=sport`);
    await page.getByTestId('comment-text').filter({ hasText: 'who scored' }).waitFor();
    await page.getByRole('link', { name: /Sport\s*1/ }).waitFor();
  });

  it('shares of decisions that people look at again', async () => {
    const { page } = admin;
    await open('quality');
    const shares = card('Second looks');
    await shares.getByLabel('Of what rules approved').fill('100');
    await keep(shares, 'quality');
    expect(await shares.getByLabel('Of what rules approved').inputValue()).toBe('100%');
    const picked = async () => {
      await expectDecision('approve', { text: `The lighthouse was painted anew, says ${differentText(sent)}.` });
      return suite.house.openIn('doubtful');
    };
    expect(await readUntil(picked, (open) => open > 0)).toBeGreaterThan(0);
    await page.goto(`${suite.house.admin.url}/review?site=news&queue=doubtful`);
    await page.getByTestId('comment-text').filter({ hasText: 'lighthouse' }).waitFor();
    await page.getByText('Picked by chance', { exact: true }).waitFor();
  });

  it('the rule set of a site, which the settings name', async () => {
    const api = await ConsoleApi.as(suite.house, 'admin', 'Rita', ['*']);
    const source = JSON.stringify({
      schema: 'palaver/rules/v1',
      id: 'gazebos',
      thresholds: { review: 1, reject: 100 },
      groups: { all: {} },
      rules: [
        {
          id: 'GAZEBO',
          group: 'all',
          score: 2,
          reason: 'spam',
          say: 'sells one',
          when: { text: { terms: ['gazebo'] } },
        },
      ],
    });
    const { etag } = await api.send<{ etag: string }>('POST', '/v1/sites/news/rule-sets', { id: 'gazebos', source });
    await api.send('POST', '/v1/sites/news/rule-sets/gazebos/publish', {}, { 'if-match': etag });
    await open('sites');
    await admin.page.getByText('rule set gazebos, version 1').waitFor();
    await open('moderation');
    await admin.page.getByText('gazebos 1').waitFor();
    await expectDecision('review', { text: 'Have a gazebo for your garden.' });
  });

  it('a key, which is shown once, and refused when it is revoked', async () => {
    const { page } = admin;
    await open('keys');
    await page.getByLabel('What it is for').fill('the new site');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByText('Copy it now: it is shown only this once').waitFor();
    const key = await page
      .locator('code')
      .filter({ hasText: /^[\w-]{24,}$/ })
      .first()
      .innerText();
    const send = async () => {
      const { house } = suite.house;
      return (await house.post('/v1/comments', comment(), { authorization: `Bearer ${key}` })).status;
    };
    expect(await send()).toBeLessThan(300);
    await open('keys');
    const kept = page.getByTestId('key').filter({ hasText: 'the new site' });
    await kept.getByText(key.slice(0, 8)).waitFor();
    expect(await page.content()).not.toContain(key);
    await kept.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await kept.waitFor({ state: 'detached' });
    expect(await readUntil(send, (answered) => answered === 401)).toBe(401);
  });

  it('a callback, which is tried, and shows what was delivered', async () => {
    const { page } = admin;
    await open('endpoints');
    await page.getByLabel('Address that is called').fill(`${receiver.url}/hook`);
    await page.getByRole('button', { name: 'Make the callback' }).click();
    await page.getByText('Copy it now: it is shown only this once').waitFor();
    const secret = await page
      .locator('code')
      .filter({ hasText: /^whsec_/ })
      .innerText();
    const endpoint = page.getByTestId('endpoint');
    await endpoint.getByRole('button', { name: 'Send a test message' }).click();
    await endpoint.getByText(/The message arrived in \d+ ms/).waitFor();
    expect(receiver.of('/hook')).toHaveLength(1);
    receiver.script('/hook', status(500));
    await endpoint.getByRole('button', { name: 'Send a test message' }).click();
    await endpoint.getByText(/The message did not arrive: .*500/).waitFor();

    await suite.house.send({ id: 'told-1', author: KNOWN, text: 'The tide is in.' });
    const told = () => Promise.resolve(receiver.of('/hook').some(({ body }) => body.includes('told-1')));
    expect(await readUntil(told, Boolean)).toBe(true);
    await open('endpoints');
    expect(await page.content()).not.toContain(secret);
    await endpoint.getByRole('button', { name: 'Last deliveries' }).click();
    await endpoint.getByRole('row', { name: /comment\.moderated told-1/ }).waitFor();
  });

  it('sites and people: one more site, watching, and somebody who may not sign in any more', async () => {
    const { page, complaints } = admin;
    await open('sites');
    await page.getByLabel('Name of the site').fill('The Quay');
    await page.getByLabel('Its id').fill('quay');
    await page.getByRole('button', { name: 'Make the site' }).click();
    await page.getByRole('heading', { name: 'The Quay' }).waitFor();
    await page.getByLabel('Mode').last().selectOption('Observe');
    await page.getByText('All is decided, and nothing is hidden or called back.').waitFor();
    await open('sites');
    expect(await page.getByLabel('Mode').last().inputValue()).toBe('observe');

    const other = await suite.enter('moderator', 'Olga');
    await other.page.goto(`${suite.house.admin.url}/account`);
    await other.page.getByRole('heading', { name: 'Olga' }).waitFor();
    await open('people');
    const person = page.getByTestId('person').filter({ hasText: 'Olga' });
    await person.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await person.getByText('Off', { exact: true }).waitFor();
    await other.page.reload();
    await other.page.waitForURL(/sign-in/);
    expect(complaints).toEqual([]);
    await other.close();
  });
});
