import { beforeAll, describe, expect, it } from '@jest/globals';
import { openForSuite } from '../console-suite.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { type Visit } from '../visit.js';

/** Long known to the site, with some comments behind him. */
const KNOWN = { author: { id: 'u-known', username: 'known', createdAt: '2020-01-01T00:00:00Z' } };
const WITH_LINK = 'The council put the plan at https://town.example/plan for all to read.';

describe('the policy screen', () => {
  const suite = openForSuite();
  let visit: Visit;
  beforeAll(async () => {
    await fillNewsroom(suite.house);
    visit = await suite.enter('admin', 'Ada');
  });

  const decided = async (id: string, text: string, author = KNOWN.author) => {
    await suite.house.send({ id, text, author });
    const [row] = await suite.house.house.database.query<{ action: string }>(
      `SELECT action FROM decision WHERE comment_id = $1 ORDER BY version DESC LIMIT 1`,
      [id],
    );
    return row?.action;
  };

  it('tells what each choice holds of the site’s history, with examples', async () => {
    const { page } = visit;
    expect(await decided('before', WITH_LINK)).toBe('approve');
    await page.goto(`${suite.house.admin.url}/policy`);
    await page.getByText('If they waited for one approval,').waitFor();
    await page.getByText('Nothing is changed.').waitFor();
    expect(await page.getByRole('button', { name: /^(Publish|Save for later)$/, disabled: true }).count()).toBe(2);
    const links = page
      .locator('section, div')
      .filter({ has: page.getByRole('heading', { name: 'Links' }) })
      .last();
    await links.getByRole('radio', { name: 'Every link waits' }).check();
    await page.getByText('1 of the 15 newest comments waits because of it').first().waitFor();
    await page.getByRole('button', { name: 'One example' }).first().click();
    await page.getByRole('listitem').filter({ hasText: WITH_LINK }).waitFor();
    // The comments of one day are no forecast.
    await page.getByText(/^Now \d+ of the 15 newest comments wait for a person; with your change \d+\.$/).waitFor();
    expect(await page.getByText('a day').count()).toBe(0);
  });

  it('makes the next comment wait, from a switch', async () => {
    const { page } = visit;
    await page.getByRole('textbox', { name: 'Word or phrase' }).fill('gazebo');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('en');
    await page.getByRole('textbox', { name: 'Note' }).fill('sold everywhere');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('cell', { name: 'gazebo', exact: true }).waitFor();
    await page.getByRole('radio', { name: /^Waits until one comment/ }).check();
    await page
      .getByText(/^1\d of the 15 newest comments wait because of it$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Published. It acts within two seconds.').waitFor();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await decided('after', WITH_LINK)).toBe('review');
    expect(await decided('word', 'What a fine gazebo they built there for all of us.')).toBe('review');
    expect(await decided('plain', 'What a fine bench they built there for all of us.')).toBe('approve');
    const fresh = { ...KNOWN.author, id: 'u-fresh', username: 'fresh' };
    expect(await decided('first', 'A bench is what the town has been waiting for.', fresh)).toBe('review');
  });

  it('reads its own rule set again, and keeps what is not published as a draft', async () => {
    const { page } = visit;
    await page.reload();
    await page.getByRole('radio', { name: 'Every link waits', checked: true }).waitFor();
    await page.getByRole('cell', { name: 'sold everywhere' }).waitFor();
    await page.getByRole('radio', { name: /^Strict/ }).check();
    await page.getByRole('button', { name: 'Save for later' }).click();
    await page.getByText('These choices were saved and do not act yet.').waitFor();
    expect(await page.getByRole('radio', { name: /^Strict/ }).isChecked()).toBe(true);
  });

  it('leads to the rules it stands for, and they lead back', async () => {
    const { page } = visit;
    await page.getByRole('link', { name: 'The rules of this site' }).click();
    const back = page.getByRole('link', { name: 'Set the policy without writing rules' });
    await back.click();
    await page.getByRole('heading', { name: 'Policy', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'The rules of this site' }).click();
    await page.getByRole('link', { name: 'policy', exact: true }).click();
    await page.getByRole('heading', { name: 'policy', level: 1, exact: true }).waitFor();
    await back.click();
    await page.getByRole('radio', { name: /^Strict/, checked: true }).waitFor();
  });

  it('leaves alone what was written by hand, and leads to the editor', async () => {
    const { page, complaints } = visit;
    const by = (method: string, path: string, body?: unknown, etag = '') =>
      page.evaluate(
        async ([how, where, what, tag]) => {
          const headers = { 'content-type': 'application/json', ...(tag === '' ? {} : { 'if-match': tag as string }) };
          const answer = await fetch(where as string, {
            method: how as string,
            headers,
            body: what,
          });
          return { status: answer.status, etag: answer.headers.get('etag') ?? '' };
        },
        [method, path, body === undefined ? undefined : JSON.stringify(body), etag],
      );
    const draft = '/v1/sites/news/rule-sets/policy/draft';
    const { etag } = await by('GET', draft);
    const source = 'schema: palaver/rules/v1\nid: policy\nextends: [newsroom@3]\n';
    expect((await by('PUT', draft, { source, lists: {} }, etag)).status).toBe(200);
    await page.reload();
    await page.getByRole('heading', { name: 'The rules of this site were written by hand' }).waitFor();
    expect(await page.getByRole('link', { name: 'Open the editor' }).getAttribute('href')).toBe('/rules/news/policy');
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is not for who may not publish', async () => {
    const other = await suite.enter('lead', 'Lea');
    await other.page.goto(`${suite.house.admin.url}/policy`);
    await other.page.getByRole('heading', { name: 'Your role may not see this' }).waitFor();
    await other.close();
  });
});
