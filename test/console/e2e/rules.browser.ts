import { describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { storeComments } from '../../support/stored-comments.js';
import { openForSuite } from '../console-suite.js';
import { houseRules, SHIPS } from '../rule-sets.js';
import { brake, decideBy, expectInForce } from '../rules-in-force.js';
import { accept, begin, code, confirm, publish, toPart, write } from '../rules-desk.js';

describe('rules in the console', () => {
  const suite = openForSuite();

  const decide = (text: string) => decideBy(suite.house, text);
  const expectDecision = (text: string, action: string) => expectInForce(suite.house, text, action);
  const beginAt = (page: Page, id: string, site?: string) => begin(page, suite.house.admin.url, id, site);
  const version = (page: Page, number: number) =>
    page
      .locator('main [data-testid="version"]')
      .filter({ has: page.getByRole('heading', { name: `Version ${number}`, exact: true }) });

  it('go from a first draft to live and act on the next comment, and back again', async () => {
    const visit = await suite.enter('admin', 'Ada');
    const { page, complaints } = visit;
    expect(await decide('A harbour tour')).toBe('approve');
    await beginAt(page, 'house');
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

    await brake(suite.house, 'HARBOUR_TOUR');
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
    await page.getByRole('tabpanel').getByText('Too mild').waitFor();
    await page.getByText('Version 1 again').waitFor();
    await expectDecision('A harbour tour', 'reject');
    expect(complaints).toEqual([]);
    await visit.close();
  });

  it('say what is wrong in its place, offer what may stand there, and show what a comment comes to', async () => {
    const visit = await suite.enter('lead', 'Lea');
    const { page, complaints } = visit;
    await beginAt(page, 'tried');
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
    await beginAt(one.page, 'shared');
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

    await write(other.page, houseRules('shared', { more: '# by Otto again' }));
    await other.page.getByRole('button', { name: 'Save the draft' }).click();
    await other.page.getByText('Somebody else has saved this draft meanwhile').waitFor();
    await other.page.getByRole('button', { name: 'Take the other one' }).click();
    await other.page.getByText('# by Una').waitFor();
    expect(await other.page.getByText('# by Otto again').count()).toBe(0);

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

  it('run in shadow, go live, and are put away, which others are told who were about to choose them', async () => {
    const [visit, late] = [await suite.enter('admin', 'Sol'), await suite.enter('admin', 'Luna')];
    const { page, complaints } = visit;
    await beginAt(page, 'shady');
    await write(page, houseRules('shady', { score: 3 }));
    await publish(page, 'No mistakes', 'shadow');
    await page.getByText('Version 1 runs in shadow.').waitFor();
    await page.getByText('In shadow: version 1').waitFor();
    await late.page.goto(`${suite.house.admin.url}/rules/news/shady?part=versions`);
    await late.page.getByRole('button', { name: 'Let it go live' }).waitFor();

    await page.getByRole('button', { name: 'Put it away' }).click();
    await page.getByText('Version 1 is put away.').waitFor();
    await version(page, 1).getByText('Archived').waitFor();
    expect(await page.getByRole('button', { name: 'Let it go live' }).count()).toBe(0);
    expect(await page.getByText('In shadow: version').count()).toBe(0);
    await toPart(page, 'Backtest');
    await page.getByRole('combobox', { name: 'What is tried' }).waitFor();
    expect(await page.getByRole('option', { name: 'What is in shadow' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Rules of' }).click();
    await page.getByText(/^Draft changed by you.*Nothing of it runs; the newest version is 1\.$/).waitFor();
    await confirm(late.page, 'Let it go live');
    await late.page.getByText('Somebody was quicker: this version is not in shadow any more.').waitFor();
    await version(late.page, 1).getByText('Archived').waitFor();
    await late.close();

    await page.getByRole('link', { name: 'shady' }).click();
    await write(page, houseRules('shady'));
    await publish(page, 'No mistakes', 'shadow');
    await page.getByText('Version 2 runs in shadow.').waitFor();
    await confirm(page, 'Let it go live');
    await page.getByText('Version 2 is live').waitFor();
    await page.getByText('Live: version 2').waitFor();
    await expectDecision('A harbour tour', 'reject');
    expect(complaints).toEqual([]);
    await visit.close();
  });

  it('are thrown away as drafts: what was never published is gone, what was stays as it is', async () => {
    const visit = await suite.enter('admin', 'Dora');
    const { page, complaints } = visit;
    await beginAt(page, 'passing');
    await confirm(page, 'Throw away');
    await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'newsroom' }).waitFor();
    await page.getByRole('link', { name: 'passing' }).waitFor({ state: 'detached' });

    await beginAt(page, 'staying');
    await write(page, houseRules('staying'));
    await publish(page, 'No mistakes', 'shadow');
    await version(page, 1).waitFor();
    await toPart(page, 'Draft');
    await write(page, houseRules('staying', { more: '# not to be kept' }));
    await page.getByText('Not saved yet').waitFor();
    await confirm(page, 'Throw away');
    await page.getByText('Nothing is being written. This is version 1, as it was published.').waitFor();
    expect(await page.getByText('# not to be kept').count()).toBe(0);
    await page.getByRole('button', { name: 'Begin a draft from it' }).click();
    await page.getByText('Saved by you').waitFor();
    await page.getByText('Book a harbour tour').waitFor();
    expect(complaints).toEqual([]);
    await visit.close();
  });

  it('take words from lists beside them, whose wrong entries are told in their place', async () => {
    const visit = await suite.enter('lead', 'Wanda');
    const { page, complaints } = visit;
    await beginAt(page, 'listed');
    await page.getByRole('button', { name: 'Add a word list' }).click();
    await page.getByLabel('Name of the list').fill('ships');
    await page.keyboard.press('Enter');
    const list = page.getByRole('textbox', { name: 'Word list lists/ships' });
    await write(page, 'paddle steamer\nrowing boat { untill: 2027-01-01 }', list);
    const file = page.getByRole('combobox', { name: 'Text that is shown' });
    await file.selectOption('Rules');
    await write(page, SHIPS);
    await page.getByRole('button', { name: /lists\/ships, line 2.*unknown key untill.*did you mean until/ }).click();
    await list.and(page.locator(':focus')).waitFor();
    expect(await page.locator('.cm-lintRange-error').first().innerText()).toContain('untill');
    await write(page, 'paddle steamer\nrowing boat', list);
    await page.getByText('No mistakes').waitFor();
    await page.getByLabel('A comment').fill('A rowing boat and a paddle steamer');
    const trial = page.getByTestId('trial');
    await trial.getByText('Says rowing boat, paddle steamer').waitFor();

    await write(page, 'paddle steamer', list);
    await trial.getByText('Says paddle steamer', { exact: true }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('The draft is saved.').waitFor();
    await page.reload();
    await file.selectOption('lists/ships');
    await list.getByText('paddle steamer', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove lists/ships' }).click();
    await page.getByRole('button', { name: /unknown list source lists\/ships/ }).waitFor();
    expect(await file.count()).toBe(0);
    expect(complaints).toEqual([]);
    await visit.close();
  });

  it('are tried on stored comments as long as nobody cancels it', async () => {
    await storeComments(suite.house.house.database, 'other', 40_000);
    const visit = await suite.enter('admin', 'Cara', { sites: ['news', 'other'] });
    const { page, complaints } = visit;
    await beginAt(page, 'long', 'other');
    await toPart(page, 'Backtest');
    await page.getByRole('combobox', { name: 'On which comments' }).selectOption('The newest 100,000');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText('Under way').waitFor();
    await page.getByText('of 40,000 comments').waitFor();
    await page.getByRole('progressbar', { name: 'How far it is' }).waitFor();
    expect(await page.getByRole('button', { name: 'Begin' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel it' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect(await page.getByText('What it found').count()).toBe(0);
    await page.getByRole('combobox', { name: 'On which comments' }).selectOption('The newest 1,000');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText('Done', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await visit.close();
  });
});
