import { beforeAll, describe, expect, it } from '@jest/globals';
import { envelope } from '../../support/gateway-house.js';
import { ConsoleApi } from '../console-api.js';
import { openForSuite } from '../console-suite.js';
import { readUntil } from '../expect-decisions.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { type Visit } from '../visit.js';

const DAY_MS = 86_400_000;

interface Axes {
  names: string[];
  values: string[];
  /** In whole pixels, between the names of times. */
  gaps: number[];
  cutOff: string[];
}

/** Runs in the page: what stands beside the axes of a drawing. */
const READ_AXES = `(() => {
  const drawing = document.querySelector('[data-figure=comments] [role=img]');
  const box = drawing.getBoundingClientRect();
  const texts = (axis) => [...drawing.querySelectorAll('.recharts-' + axis + '-tick-labels text')];
  const middle = (one) => one.getBoundingClientRect().left + one.getBoundingClientRect().width / 2;
  const names = texts('xAxis');
  const isOut = ({ left, right, top, bottom }) =>
    left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
  return {
    names: names.map((one) => one.textContent),
    values: texts('yAxis').map((one) => one.textContent),
    gaps: names.slice(1).map((one, n) => Math.round((middle(one) - middle(names[n])) / 4)),
    cutOff: [...names, ...texts('yAxis')].filter((one) => isOut(one.getBoundingClientRect())).map((one) => one.textContent),
  };
})()`;

describe('who leads, counts and sets up can', () => {
  const suite = openForSuite();
  let visit: Visit;
  const query = <Row>(sql: string) => suite.house.house.database.query<Row>(sql);
  const look = async (part: string) => {
    await visit.page.goto(`${suite.house.admin.url}/insights?site=news&days=7&part=${part}`);
  };

  beforeAll(async () => {
    await fillNewsroom(suite.house);
    await query(`UPDATE site SET mode = 'observe' WHERE id = 'news'`);
    visit = await suite.enter('admin', 'Ada');
    // The site decides three of them itself: two as the rules would have, and one otherwise.
    await suite.house.send({ id: 'own-1', text: 'A good report, thank you.' });
    const decide = async (id: string, action: string) => {
      const decidedAt = new Date().toISOString();
      const reason = action === 'reject' ? { reasonCode: 'off_topic' } : {};
      const event = envelope('comment.decided', { id, action, ...reason, decidedAt });
      const { status } = await suite.house.house.post('/v1/events', event, {
        authorization: `Bearer ${suite.house.house.news.liveKey}`,
      });
      return status;
    };
    expect(await decide('own-1', 'approve')).toBeLessThan(300);
    expect(await decide('h-1', 'reject')).toBeLessThan(300);
    // Workers count behind the oldest open transaction.
    for (let tries = 0; tries < 100; tries += 1) {
      const [row] = await query<{ n: number }>(
        `SELECT coalesce(sum(n), 0)::int AS n FROM statistic WHERE kind = 'agreement'`,
      );
      if (row?.n === 2) {
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  it('read what was really decided, as a chart, a table and CSV', async () => {
    const { page } = visit;
    await look('overview');
    const [rows] = await query<{ comments: number; approved: number }>(
      `SELECT count(*)::int AS comments, (count(*) FILTER (WHERE action = 'approve'))::int AS approved
       FROM decision WHERE site_id = 'news' AND version = 1`,
    );
    const figure = page.locator('[data-figure=comments]');
    await figure.getByRole('img', { name: 'Comments' }).waitFor();
    expect(await page.locator('[data-tile=came]').innerText()).toBe(String(rows?.comments));
    await figure.getByRole('button', { name: 'Table: Comments' }).press('Enter');
    const cells = await figure.getByRole('row').last().getByRole('cell').allInnerTexts();
    expect(cells.slice(1, 3)).toEqual([String(rows?.comments), String(rows?.approved)]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('link', { name: 'Comments as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('news-comments.csv');
    const csv = await download
      .createReadStream()
      .then((stream) => stream.setEncoding('utf8').reduce((all: string, one: string) => all + one, ''));
    expect(csv.split('\r\n')[0]).toBe('"at","comments","automatic","share"');
    expect(csv).toContain(`"${rows?.comments}"`);
    await page.locator('[data-figure=articles]').getByText('Council votes to give the harbour bridge').waitFor();
  });

  it('see axes whose names are whole, and as far from each other', async () => {
    const { page } = visit;
    await page.goto(`${suite.house.admin.url}/insights?site=news&days=30&part=overview`);
    await page.locator('[data-figure=comments]').getByRole('img', { name: 'Comments' }).waitFor();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const read = () => page.evaluate<Axes>(READ_AXES);
      // It is drawn anew once its room is known.
      const least = width > 400 ? 4 : 1;
      const axes = await readUntil(read, ({ names, cutOff }) => names.length > least && cutOff.length === 0);
      expect(axes.names.length).toBeGreaterThan(least);
      expect(axes.cutOff).toEqual([]);
      expect(new Set(axes.gaps).size).toBe(1);
      const days = axes.names.map((name) => Date.parse(`${name} 2026`) / DAY_MS);
      expect(new Set(days.slice(1).map((day, n) => Math.round(day - (days[n] ?? 0)))).size).toBe(1);
      const numbers = axes.values.map(Number);
      expect(numbers.every(Number.isInteger)).toBe(true);
      expect(new Set(numbers.slice(1).map((value, n) => value - (numbers[n] ?? 0))).size).toBe(1);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('keep site, period and part in the address', async () => {
    const { page } = visit;
    await page.getByRole('combobox', { name: 'Period' }).selectOption('1');
    await page.waitForURL(/days=1\b/);
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.waitForURL(/part=quality/);
    await page.locator('[data-figure=reasons]').getByText('Personal data').first().waitFor();
    await page.reload();
    expect(await page.getByRole('combobox', { name: 'Period' }).inputValue()).toBe('1');
    await page.getByRole('combobox', { name: 'Period' }).selectOption('own');
    await page.waitForURL(/from=.*to=/);
    await page.getByLabel('From').waitFor();
  });

  it('see the rules beside the site’s own decisions, and go live from there', async () => {
    const { page, complaints } = visit;
    await look('observe');
    await page.getByText('1 of 2 decisions are the same').waitFor();
    await page.getByText('Rules would have published what the site rejected').waitFor();
    await page.getByRole('button', { name: 'Examples: Rules would have published what the site rejected' }).click();
    await page.getByRole('dialog').getByText('I cross that bridge twice a day').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Go live' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Go live' }).click();
    await page.getByText('This site is live: its decisions act.').waitFor();
    const [site] = await query<{ mode: string }>(`SELECT mode FROM site WHERE id = 'news'`);
    expect(site?.mode).toBe('live');
    expect(complaints).toEqual([]);
  });

  it('hand on to a moderator who begins, who reads it by one key', async () => {
    const lead = await ConsoleApi.as(suite.house, 'lead', 'Lena');
    const { data } = await lead.send<{ data: { id: string; comment: { id: string } }[] }>(
      'GET',
      '/v1/review/items?siteId=news',
    );
    const item = data.find(({ comment }) => comment.id === 'q-1');
    await lead.send('POST', `/v1/review/items/${item?.id}/escalate`, { note: 'a lawyer has written' });
    const other = await suite.enter('moderator', 'Sina');
    const { page } = other;
    await page.goto(`${suite.house.admin.url}/review`);
    await page.getByTestId('comment-text').waitFor();
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: 'Shift summary', level: 1 }).waitFor();
    const [waits] = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM review_item WHERE site_id = 'news' AND closed_at IS NULL`,
    );
    expect(await page.locator('[data-tile=waiting]').innerText()).toBe(String(waits?.n));
    await page.locator('[data-part=articles]').getByText('Council votes to give the harbour bridge').waitFor();
    await page.locator('[data-part=rules]').getByText('No rule is out of the ordinary.').waitFor();
    await page.getByLabel('Looking back').selectOption({ label: '24 hours' });
    await page.waitForURL(/hours=24/);
    const escalated = page.locator('[data-part=escalated]').getByRole('button', { name: 'question about the harbour' });
    await escalated.click();
    await page.waitForURL(/queue=escalated/);
    await page.getByTestId('comment-text').filter({ hasText: 'number 1:' }).waitFor();
    expect(other.complaints).toEqual([]);
    await other.close();
  });

  it('find comments by article, rule and who decided, and what is kept how long', async () => {
    const { page } = visit;
    await page.goto(`${suite.house.admin.url}/search?site=news&article=harbour-1`);
    await page.getByText('I cross that bridge twice a day').waitFor();
    expect(await page.getByText('А кто заплатит').count()).toBe(0);
    await page.getByLabel('Rule').fill('DOXX');
    await page.keyboard.press('Enter');
    await page.waitForURL(/rule=DOXX/);
    await page.getByText('the engineer who drew the plan is at home').waitFor();
    await page.getByText('I cross that bridge twice a day').waitFor({ state: 'detached' });
    await page.getByLabel('Rule').fill('');
    await page.getByLabel('Decided by').selectOption({ label: 'Ada' });
    await page.getByRole('heading', { name: 'No comment was found' }).waitFor();
    await page.goto(`${suite.house.admin.url}/settings?part=retention`);
    await page
      .getByRole('row', { name: /Statistics/ })
      .getByText('400 days')
      .waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('have a queue take what they say, and switch a callback off and on', async () => {
    const { page } = visit;
    await page.goto(`${suite.house.admin.url}/settings?site=news&part=queues`);
    await page.getByRole('button', { name: 'Change' }).last().click();
    await page.getByRole('button', { name: 'Add what it takes' }).first().click();
    await page.getByLabel('Languages').first().fill('de');
    await page.keyboard.press('Enter');
    await page.getByLabel('Links: at least').first().fill('2');
    await page.getByRole('button', { name: 'Keep' }).first().click();
    await page.getByText('It is changed, and acts within two seconds.').waitFor();
    const rules = await query<{ rules: unknown }>(
      `SELECT rules FROM review_queue WHERE site_id = 'news' AND rules::text LIKE '%languages%'`,
    );
    expect(rules).toEqual([{ rules: expect.arrayContaining([{ languages: ['de'], links: { min: 2 } }]) }]);
    const admin = await ConsoleApi.as(suite.house, 'admin', 'Elsa');
    await admin.send('POST', '/v1/endpoints', {
      siteId: 'news',
      url: 'https://news.example/called',
      types: ['comment.moderated'],
    });
    await page.goto(`${suite.house.admin.url}/settings?site=news&part=endpoints`);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Switch off' }).waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('https://news.example/called').waitFor({ state: 'detached' });
    expect(visit.complaints).toEqual([]);
  });

  it('see insights, which are not for moderators', async () => {
    const other = await suite.enter('moderator', 'Mo');
    await other.page.goto(`${suite.house.admin.url}/insights`);
    await other.page.getByRole('heading', { name: 'Your role may not see this' }).waitFor();
    await other.close();
  });

  it('close an article from one date to another', async () => {
    const moderator = await suite.enter('moderator', 'Frida');
    const { page } = moderator;
    await page.goto(`${suite.house.admin.url}/review`);
    await page.getByRole('button', { name: 'Change' }).waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add dates' }).click();
    await dialog.getByLabel('Without an end').uncheck();
    await dialog.getByLabel('From day').fill('2036-12-24');
    await dialog.getByLabel('To day').fill('2036-12-23');
    await dialog.getByText('It must end later than it begins.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Set it' }).isEnabled()).toBe(false);
    await dialog.getByLabel('To day').fill('2036-12-27');
    await dialog.getByRole('button', { name: 'Set it' }).click();
    await page.getByText('The article is open.').waitFor();
    const set = await query(`SELECT calendar::json -> 'dates' AS dates FROM article_mode`);
    const window = { date: '2036-12-24', until: '2036-12-27', from: '00:00', to: '24:00', mode: 'closed' };
    expect(set).toEqual([{ dates: [window] }]);
    expect(moderator.complaints).toEqual([]);
    await moderator.close();
  });

  it('change somebody’s role and sections, and who is switched off is out at once', async () => {
    const ben = await suite.enter('moderator', 'Benno');
    await ben.page.goto(`${suite.house.admin.url}/review`);
    await ben.page.getByTestId('comment-text').waitFor();
    const office = await suite.enter('admin', 'Olga', { sites: ['*'] });
    const { page } = office;
    await page.goto(`${suite.house.admin.url}/settings?part=people`);
    await page.getByRole('button', { name: /^Change .?Benno/ }).click();
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Keep' }) });
    await form.getByLabel('Role').selectOption({ label: 'Lead' });
    await form.getByLabel('Sections').fill('sport');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('It is changed, and acts with the next request.').waitFor();
    await page.getByText('sections: ').filter({ hasText: 'sport' }).waitFor();
    const person = () =>
      query(`SELECT role, sites, sections, disabled_at IS NOT NULL AS off FROM person WHERE name = 'Benno'`);
    expect(await person()).toEqual([{ role: 'lead', sites: ['news'], sections: ['sport'], off: false }]);
    const card = page.getByTestId('person').filter({ hasText: 'Benno' });
    await card.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('is switched off and signed out.').waitFor();
    expect(await person()).toMatchObject([{ off: true }]);
    await ben.page.reload();
    await ben.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('table', { name: 'Who may do what' }).getByText('Put rules to work').waitFor();
    expect(office.complaints).toEqual([]);
    await ben.close();
    await office.close();
  });
});
