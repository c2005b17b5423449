import { type Page } from 'playwright-core';
import { type ConsoleHouse } from './console-house.js';

/** A screen as somebody sees it, and how he gets there. */
export interface Screen {
  name: string;
  /** Whether somebody has signed in. */
  isInside: boolean;
  /** What a phone shows in another place closes when the width changes: it is opened anew there. */
  isOfItsWidth?: true;
  open: (page: Page, house: ConsoleHouse) => Promise<void>;
}

const COMMENT = '[data-testid="comment-text"]';

const at = (path: string, ready: string) => async (page: Page, house: ConsoleHouse) => {
  await page.goto(house.admin.url + path);
  await page.locator(ready).first().waitFor();
};
const review = at('/review', COMMENT);
const inReview =
  (keys: string[], ready: string): Screen['open'] =>
  async (page, house) => {
    await review(page, house);
    for (const key of keys) {
      await page.keyboard.press(key);
    }
    await page.locator(ready).first().waitFor();
  };

const tryRules: Screen['open'] = async (page, house) => {
  await at('/rules/news/seaside', '[data-testid="code"] .cm-content')(page, house);
  await page
    .locator('section[aria-labelledby="trial"] textarea')
    .fill('A harbour tour, a bathing hut and an ice cream.');
  await page.locator('[data-testid="trial"]').waitFor();
};
const publishRules: Screen['open'] = async (page, house) => {
  await at('/rules/news/seaside', '[data-testid="code"] .cm-content')(page, house);
  await page.locator('[data-testid="publish"]').click();
  await page.locator('[role="dialog"] li[data-is="well"]').nth(1).waitFor();
};

const AUTHOR = 'section[aria-label] button kbd';
const ARTICLE = 'section section[aria-label] button kbd';

/** What is asked for beside the comment, once it is read that it is about. */
const beside =
  (key: string, ready: string): Screen['open'] =>
  async (page, house) => {
    await review(page, house);
    // A phone shows no keys, and takes them.
    await page.locator(ready).first().waitFor({ state: 'attached' });
    await page.keyboard.press(key);
    await page.locator('[role="dialog"] form').waitFor();
  };

const openPriority: Screen['open'] = async (page, house) => {
  await review(page, house);
  await page.locator('[data-testid="priority"] summary').click();
  await page.locator('[data-testid="priority"] dl').waitFor();
};
const changeQueue: Screen['open'] = async (page, house) => {
  await at('/settings?site=news&part=queues', 'main button[aria-expanded]')(page, house);
  await page.locator('main button[aria-expanded]').last().click();
  await page.locator('main fieldset').waitFor();
};
const changePerson: Screen['open'] = async (page, house) => {
  await at('/settings?part=people', '[data-testid="person"] button')(page, house);
  await page.locator('[data-testid="person"] button[aria-expanded]').first().click();
  await page.locator('[data-testid="person"] form').waitFor();
};
const articleDates: Screen['open'] = async (page, house) => {
  await beside('c', ARTICLE)(page, house);
  await page.locator('[role="dialog"] form button:not([type="submit"])').last().click();
  await page.locator('[role="dialog"] input[type="date"]').waitFor();
};

const card: Screen['open'] = async (page, house) => {
  await at('/review', 'button[data-pile]')(page, house);
  await page.keyboard.press('w');
  await page.locator('main ol li').first().waitFor();
};

/** On a phone the ways to the screens are a menu. */
const ways: Screen['open'] = async (page, house) => {
  await review(page, house);
  const menu = page.getByRole('banner').getByRole('navigation').getByRole('button');
  if (await menu.isVisible()) {
    await menu.click();
    await page.getByRole('menuitem').first().waitFor();
  }
};

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', isInside: false, open: at('/sign-in', 'main form') },
  { name: 'welcome', isInside: false, open: at(`/welcome#link_${'a'.repeat(43)}`, 'main form') },
  { name: 'welcome-broken', isInside: false, open: at('/welcome', 'main a') },
  { name: 'password', isInside: false, open: at(`/password#link_${'a'.repeat(43)}`, 'main form') },
  { name: 'review', isInside: true, open: review },
  { name: 'review-reject', isInside: true, open: inReview(['r'], '[role="group"] button') },
  { name: 'review-picked', isInside: true, open: inReview(['x', 'j', 'x'], '[data-testid="picked"]') },
  { name: 'review-opinion', isInside: true, open: inReview(['o'], '[role="dialog"] form') },
  { name: 'review-priority', isInside: true, isOfItsWidth: true, open: openPriority },
  { name: 'review-card', isInside: true, open: card },
  { name: 'review-note', isInside: true, isOfItsWidth: true, open: beside('n', AUTHOR) },
  { name: 'review-sanction', isInside: true, isOfItsWidth: true, open: beside('b', AUTHOR) },
  { name: 'review-article', isInside: true, isOfItsWidth: true, open: beside('c', ARTICLE) },
  { name: 'review-escalate', isInside: true, open: inReview(['e'], '[role="dialog"] form') },
  { name: 'batches', isInside: true, open: at('/batches', 'main form') },
  { name: 'keys', isInside: true, open: inReview(['?'], '[role="dialog"] li') },
  { name: 'palette', isInside: true, open: inReview(['Control+k'], '[role="listbox"]') },
  { name: 'ways', isInside: true, isOfItsWidth: true, open: ways },
  { name: 'queue-empty', isInside: true, open: at('/review?site=news&queue=appeals', 'main h1') },
  { name: 'shift', isInside: true, open: at('/handover?site=news&hours=24', '[data-part=articles] li') },
  { name: 'search', isInside: true, open: at('/search?text=harbour', 'article') },
  {
    name: 'search-history',
    isInside: true,
    open: at('/search?text=harbour&comment=news/h-1', '[data-testid="history"] form'),
  },
  { name: 'search-none', isInside: true, open: at('/search?text=nowhere-to-be-found', 'main h2') },
  { name: 'policy', isInside: true, open: at('/policy?site=other', 'main input[type="radio"]') },
  { name: 'policy-by-hand', isInside: true, open: at('/policy?site=news', 'main a') },
  { name: 'insights', isInside: true, open: at('/insights?days=7', '[data-figure=times] svg') },
  { name: 'insights-rules', isInside: true, open: at('/insights?part=quality', '[data-figure=reasons] li') },
  { name: 'insights-people', isInside: true, open: at('/insights?part=people', '[data-figure=looks] p') },
  { name: 'insights-callbacks', isInside: true, open: at('/insights?part=deliveries', '[data-figure=deliveries]') },
  { name: 'insights-observe', isInside: true, open: at('/insights?part=observe', '[data-figure=agreement]') },
  { name: 'rules', isInside: true, open: at('/rules?site=news', '[data-testid="rule-set"]') },
  { name: 'rules-draft', isInside: true, open: at('/rules/news/mistaken', '.cm-lintRange-error') },
  { name: 'rules-draft-trial', isInside: true, open: tryRules },
  { name: 'rules-publish', isInside: true, open: publishRules },
  { name: 'rules-bundled', isInside: true, open: at('/rules/news/newsroom', 'main h2') },
  {
    name: 'rules-changes',
    isInside: true,
    open: at('/rules/news/house?part=changes&from=2', '[data-testid="text-diff"] .cm-deletedChunk'),
  },
  { name: 'rules-backtests', isInside: true, open: at('/rules/news/house?part=backtests', '[data-testid="flip"]') },
  { name: 'rules-report', isInside: true, open: at('/rules/news/house?part=report', 'main tbody tr') },
  { name: 'rules-versions', isInside: true, open: at('/rules/news/house?part=versions', '[data-testid="version"]') },
  { name: 'settings-sites', isInside: true, open: at('/settings?part=sites', 'main form') },
  { name: 'settings-keys', isInside: true, open: at('/settings?part=keys', 'main form') },
  { name: 'settings-endpoints', isInside: true, open: at('/settings?part=endpoints', 'main form') },
  { name: 'settings-moderation', isInside: true, open: at('/settings?part=moderation', 'main form') },
  { name: 'settings-queues', isInside: true, open: at('/settings?part=queues', 'main form') },
  { name: 'settings-queues-change', isInside: true, open: changeQueue },
  { name: 'settings-quality', isInside: true, open: at('/settings?part=quality', 'main form') },
  { name: 'settings-people', isInside: true, open: at('/settings?part=people', 'main form') },
  { name: 'settings-people-change', isInside: true, open: changePerson },
  { name: 'settings-retention', isInside: true, open: at('/settings?part=retention', 'main table') },
  { name: 'review-article-dates', isInside: true, isOfItsWidth: true, open: articleDates },
  { name: 'account', isInside: true, open: at('/account', 'main form') },
];
