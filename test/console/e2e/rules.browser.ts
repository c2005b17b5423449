import { describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { comment } from '../../support/gateway-house.js';
import { openForSuite } from '../console-suite.js';
import { houseRules } from '../rule-sets.js';

describe('rules in the console', () => {
  const suite = openForSuite();

  let authors = 0;

  /** Always somebody else, and too short to be a near-copy. */
  async function decide(text: string): Promise<string> {
    const { house } = suite.house;
    authors += 1;
    const author = { id: `u-${authors}`, username: `reader_${authors}` };
    const { body } = await house.post('/v1/comments', comment({ text, author }), {
      authorization: `Bearer ${house.news.liveKey}`,
      prefer: 'wait=10',
    });
    return (body as { decision: { action: string } }).decision.action;
  }

  /** Rules act within two seconds. */
  async function expectDecision(text: string, action: string): Promise<void> {
    let decided = '';
    for (let tries = 0; tries < 50 && decided !== action; tries += 1) {
      decided = await decide(text);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(decided).toBe(action);
  }

  async function brake(rule: string): Promise<void> {
    await suite.house.house.database.query(
      `INSERT INTO rule_brake (site_id, rule_set_id, version, rule, edited_at, hash, hits, comments)
       SELECT site_id, id, version, $1, now(), rules::json ->> $1, 900, 1000 FROM rule_set_version
       WHERE site_id = 'news' AND state = 'live'`,
      [rule],
    );
  }

  async function begin(page: Page, id: string): Promise<void> {
    await page.goto(`${suite.house.admin.url}/rules?site=news`);
    await page.getByRole('button', { name: 'New rule set' }).click();
    await page.getByLabel('Its name').fill(id);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: id, level: 1 }).waitFor();
    await page.getByText('No mistakes').waitFor();
  }

  it('go from a first draft to live and act on the next comment, and back again', async () => {
    const visit = await suite.enter('admin', 'Ada');
    const { page, complaints } = visit;
    expect(await decide('A harbour tour')).toBe('approve');
    await begin(page, 'house');
    await write(page, houseRules('house'));
    await page.getByText('Not saved yet').waitFor();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Saved by you').waitFor();

    await page.getByRole('tab', { name: 'Backtest' }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    const flips = page.getByRole('region', { name: 'Otherwise than what is live would decide' });
    await flips.getByText('One comment: rejected instead of approved').click();
    await flips.getByText('A harbour tour').waitFor();

    await page.getByRole('tab', { name: 'Draft' }).click();
    await publish(page, 'Backtest of exactly this: 1 of 1 would end otherwise than now');
    await page.getByText('Version 1 is live').waitFor();
    await expectDecision('A harbour tour', 'reject');

    await brake('HARBOUR_TOUR');
    await page.getByRole('tab', { name: 'What rules did' }).click();
    await page
      .getByRole('row', { name: /HARBOUR_TOUR.*Held by the brake/ })
      .getByRole('button', { name: 'Free it' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Free it' }).click();
    await page.getByText('HARBOUR_TOUR counts again.').waitFor();

    await page.getByRole('tab', { name: 'Draft' }).click();
    await write(page, houseRules('house', { score: 1 }));
    await page.getByRole('tab', { name: 'Changes' }).click();
    await page.getByText('HARBOUR_TOUR score').waitFor();
    await page.getByTestId('text-diff').getByText('score: 1', { exact: false }).first().waitFor();
    await page.getByRole('tab', { name: 'Draft' }).click();
    await publish(page);
    await page.getByText('Version 2 is live').waitFor();
    await expectDecision('A harbour tour', 'approve');

    await page.getByRole('button', { name: 'Roll back to it' }).click();
    await page.getByLabel('Note').fill('Too mild');
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back to it' }).click();
    await page.getByText('Version 3 is live').waitFor();
    await page.getByText('Too mild').waitFor();
    await page.getByText('Version 1 again').waitFor();
    await expectDecision('A harbour tour', 'reject');
    expect(complaints).toEqual([]);
    await visit.close();
  });

  it('say what is wrong in its place, offer what may stand there, and show what a comment comes to', async () => {
    const visit = await suite.enter('lead', 'Lea');
    const { page, complaints } = visit;
    await begin(page, 'tried');
    await write(page, houseRules('tried').replace('score: 12', 'scor: 12'));
    const mistake = page.getByRole('button', { name: /unknown key scor.*did you mean score/ });
    await mistake.click();
    await page.keyboard.press('End');
    expect(await page.locator('.cm-lintRange-error').first().innerText()).toContain('scor');
    expect(await page.evaluate('document.activeElement.className')).toContain('cm-content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).not.toContain('cm-content');
    await write(page, houseRules('tried'));
    await page.getByText('No mistakes').waitFor();

    await page.getByLabel('A comment').fill('Book a harbour tour today');
    const trial = page.getByTestId('trial');
    await trial.getByText('It is rejected', { exact: true }).waitFor();
    expect(await page.getByTestId('trial-text').locator('mark').innerText()).toBe('harbour tour');
    await trial.getByText('Sells a tour: harbour tour').waitFor();
    await page.getByLabel('A comment').fill('The harbour is silting up');
    await trial.getByText('It is approved', { exact: true }).waitFor();

    await write(page, houseRules('tried').replace('Book a harbour tour', 'Book a bus tour'));
    await page.getByRole('button', { name: 'Run them' }).click();
    await page.getByRole('button', { name: /HARBOUR_TOUR.*it is not hit/ }).click();
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('    mo');
    await accept(page, 'mode');
    await page.keyboard.type('sh');
    await accept(page, 'shadow');
    await page.getByText(/    mode: shadow/).waitFor();
    await page.getByLabel('A comment').fill('Book a harbour tour tomorrow');
    await trial.getByText('In shadow, not counted').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await visit.close();
  });

  it('keep what is typed over a reload, and show the copy somebody else has saved', async () => {
    const one = await suite.enter('lead', 'Una');
    const other = await suite.enter('lead', 'Otto');
    await begin(one.page, 'shared');
    await other.page.goto(`${suite.house.admin.url}/rules/news/shared`);
    await write(other.page, houseRules('shared', { more: '# by Otto' }));
    await other.page.getByRole('button', { name: 'Save the draft' }).click();
    await other.page.getByText('The draft is saved.').waitFor();

    await write(one.page, houseRules('shared', { more: '# by Una' }));
    await one.page.keyboard.press('Control+s');
    const overtaken = one.page.getByRole('alert').filter({ hasText: 'Somebody else has saved this draft meanwhile' });
    await overtaken.getByText('# by Otto').waitFor();
    await one.page.reload();
    await overtaken.getByText('# by Otto').waitFor();
    await one.page.getByText('# by Una').first().waitFor();
    await one.page.getByRole('button', { name: 'Keep mine' }).click();
    await one.page.getByRole('button', { name: 'Save the draft' }).click();
    await one.page.getByText('Saved by you').waitFor();

    await other.page.reload();
    await other.page.getByText('# by Una').waitFor();

    const reader = await suite.enter('moderator', 'Mo');
    await reader.page.goto(`${suite.house.admin.url}/rules/news/shared`);
    await reader.page.getByText('# by Una').waitFor();
    await code(reader.page).click();
    await reader.page.keyboard.type('x');
    expect(await reader.page.getByText('x# by Una').count()).toBe(0);
    expect(await reader.page.getByRole('tabpanel').getByRole('button').count()).toBe(0);
    expect(reader.complaints).toEqual([]);
    await reader.close();
    await one.close();
    await other.close();
  });
});

const code = (page: Page) => page.getByRole('textbox', { name: 'The rule set as YAML' });

/** In place of all that stands there, as somebody would who has it in his clipboard. */
async function write(page: Page, text: string): Promise<void> {
  await code(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

/** What has just appeared cannot be accepted yet: it might be by mistake. */
async function accept(page: Page, option: string): Promise<void> {
  await page.getByRole('option', { name: option }).waitFor();
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
}

async function publish(page: Page, known = 'No mistakes'): Promise<void> {
  await page.getByRole('button', { name: 'Publish …' }).click();
  await page.getByRole('dialog').getByText(known).waitFor();
  await page.getByText('examples do what they should').waitFor();
  await page.getByRole('button', { name: 'Publish: it goes live' }).click();
}
