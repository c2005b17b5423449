import { beforeAll, describe, expect, it } from '@jest/globals';
import { envelope } from '../../support/gateway-house.js';
import { openForSuite } from '../console-suite.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { type Visit } from '../visit.js';

describe('insights', () => {
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

  it('tell what was really decided, as a chart, a table and CSV', async () => {
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

  it('show the rules beside the site’s own decisions, and go live from there', async () => {
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

  it('are not for moderators', async () => {
    const other = await suite.enter('moderator', 'Mo');
    await other.page.goto(`${suite.house.admin.url}/insights`);
    await other.page.getByRole('heading', { name: 'Your role may not see this' }).waitFor();
    await other.close();
  });
});
