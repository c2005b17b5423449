import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { HOSTILE_CORPUS } from '../../support/hostile-corpus.js';
import { openForSuite } from '../console-suite.js';
import { fillHostileNewsroom, HOSTILE_COMMENTS, HOSTILE_NAMES, type HostileComment } from '../hostile-newsroom.js';
import { cut, HOSTILE_ENTRIES, HOSTILE_NOTES, HOSTILE_WORDS, sayOf } from '../hostile-rules.js';
import { layoutFaults } from '../layout-faults.js';
import { type Visit } from '../visit.js';

const WIDTHS: [name: string, width: number, height: number][] = [
  ['phone', 390, 844],
  ['desk', 1440, 900],
];

/** In a queue each stands by itself, also where two are almost the same. */
const QUEUE = '/review?site=news&queue=new-authors';

/** Where names and headlines stand in lists. */
const PLACES: [path: string, ready: string][] = [
  ['/review', '[data-testid="comment-text"]'],
  ['/search', 'article'],
  ['/handover?site=news', '[data-part=articles] li'],
  ['/settings?part=sites', 'main form'],
  ['/settings?part=keys', 'main form'],
  ['/settings?part=people', 'main form'],
  ['/rules?site=news', '[data-testid="rule-set"]'],
  ['/rules/news/hostile?part=report', 'main tbody tr'],
  ['/insights?days=7', '[data-figure=times] svg'],
];

const TRIED = 'section[aria-labelledby="trial"]';

/** Where what editors write of rules is shown: how it comes to be seen, and all that must then stand there as text. */
const RULE_PLACES: [path: string, ready: string, show: (page: Page) => Promise<void>, shown: readonly string[]][] = [
  [
    '/rules/news/hostile',
    `${TRIED} textarea`,
    async (page) => {
      await page.locator(`${TRIED} textarea`).fill(HOSTILE_ENTRIES.join('\n'));
      await page.locator(`${TRIED} li bdi`).nth(HOSTILE_CORPUS.length).waitFor();
    },
    [...HOSTILE_CORPUS.map(sayOf), HOSTILE_ENTRIES.join('\n')],
  ],
  [
    '/rules/news/hostile?part=changes',
    '[data-testid="text-diff"] .cm-content',
    (page) =>
      page
        .locator('main li bdi')
        .nth(HOSTILE_ENTRIES.length - 1)
        .waitFor(),
    HOSTILE_ENTRIES.map((entry) => `+ ${entry}`),
  ],
  [
    '/rules/news/hostile?part=backtests',
    '[data-testid="flip"] summary',
    (page) => page.locator('[data-testid="flip"] summary').first().click(),
    [],
  ],
  ['/rules/news/hostile-notes?part=versions', '[data-testid="version"]', () => Promise.resolve(), HOSTILE_NOTES],
  [
    '/rules/news/hostile-mistaken',
    '.cm-lintRange-error',
    (page) => page.locator('[data-severity="error"]').nth(HOSTILE_CORPUS.length).waitFor(),
    HOSTILE_CORPUS.map((text) => `unknown key ${text}`),
  ],
  [
    '/rules/news/hostile-mistaken',
    '.cm-lintRange-error',
    async (page) => {
      await page.getByRole('combobox', { name: 'Text that is shown' }).selectOption('lists/raw');
      await page.getByRole('textbox', { name: 'Word list lists/raw' }).press('Control+End');
    },
    [],
  ],
  ['/policy?site=site-0', 'main td', () => Promise.resolve(), HOSTILE_WORDS.flatMap(({ term, note }) => [term, note])],
];

/** Every text node's whole parent that holds nothing else: what is shown as one text. */
const SHOWN = `[...document.querySelectorAll('main .readers, main bdi')].map((one) => one.textContent)`;

/** What the card in the middle shows. */
const CARD = `(() => {
  const text = (what) => document.querySelector(what)?.textContent;
  return {
    text: text('[data-testid="comment-text"]'),
    title: text('h1.readers'),
    username: text('article > header bdi'),
    say: text('section[aria-labelledby="why"] li bdi'),
  };
})()`;

describe('what readers and editors write', () => {
  const suite = openForSuite();
  let visit: Visit;
  const strays: string[] = [];
  beforeAll(async () => {
    await fillHostileNewsroom(suite.house);
  }, 240_000);

  async function open(path: string, ready: string): Promise<Page> {
    await visit.page.goto(suite.house.admin.url + path);
    await visit.page.locator(ready).first().waitFor();
    return visit.page;
  }

  async function enter(name: string, sites: readonly string[]): Promise<void> {
    visit = await suite.enter('admin', name, { sites });
    visit.page.on('request', (request) => {
      if (!request.url().startsWith(suite.house.admin.url)) {
        strays.push(request.url());
      }
    });
  }

  it('is tried in two hundred ways', () => {
    expect(HOSTILE_CORPUS.length).toBeGreaterThanOrEqual(200);
  });

  it.each(WIDTHS)(
    'is shown as text wherever it stands on a card, and stays in its place: %s',
    async (name, width, height) => {
      await enter(`Ann_${name}`, ['news']);
      const page = await open(QUEUE, '[data-testid="comment-text"]');
      await page.setViewportSize({ width, height });
      const expected = new Map(HOSTILE_COMMENTS.map((one) => [one.text, one]));
      const seen = new Set<string>();
      // Whoever looked before may still hold the first ones.
      for (let held = 0; held < 3; held += 1) {
        await page.keyboard.press('k');
      }
      for (let presses = 0; presses < 3 * HOSTILE_COMMENTS.length && seen.size < expected.size; presses += 1) {
        const card = await page.evaluate<HostileComment>(CARD);
        seen.add(card.text);
        expect(card).toEqual(expected.get(card.text));
        expect([card.text.slice(0, 80), await layoutFaults(page)]).toEqual([card.text.slice(0, 80), []]);
        await page.keyboard.press('j');
      }
      expect(seen.size).toBe(expected.size);
      expect(visit.complaints).toEqual([]);
      expect(strays).toEqual([]);
      await visit.close();
    },
  );

  it('is shown as text in lists, and stays in its place', async () => {
    await enter('Ada', ['*']);
    for (const [path, ready] of PLACES) {
      const page = await open(path, ready);
      for (const [name, width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        expect([path, name, await layoutFaults(page)]).toEqual([path, name, []]);
      }
    }
    const page = await open('/settings?part=sites', 'main form');
    const shown = new Set(await page.locator('main bdi').allTextContents());
    expect(HOSTILE_NAMES.filter((name) => !shown.has(name))).toEqual([]);
    expect(visit.complaints).toEqual([]);
    expect(strays).toEqual([]);
    await visit.close();
  });

  it('is shown as text where rules are written, tried and compared, and stays in its place', async () => {
    await enter('Eve', ['*']);
    for (const [path, ready, show, texts] of RULE_PLACES) {
      const page = await open(path, ready);
      await show(page);
      for (const [name, width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        expect([path, name, await layoutFaults(page)]).toEqual([path, name, []]);
      }
      const shown = new Set(await page.evaluate<string[]>(SHOWN));
      expect([path, texts.filter((text) => !shown.has(text))]).toEqual([path, []]);
    }
    expect(visit.complaints).toEqual([]);
    expect(strays).toEqual([]);
    await visit.close();
  });

  it('is refused as the name of a rule set, in its place', async () => {
    await enter('Una', ['news']);
    const page = await open('/rules?site=news', '[data-testid="rule-set"]');
    await page.getByRole('button', { name: 'New rule set' }).click();
    for (const text of HOSTILE_CORPUS.filter((_, n) => n % 40 === 0)) {
      await page.getByLabel('Its name').fill(cut(text, 64));
      await page.keyboard.press('Enter');
      await page.getByText('must be 1 to 64 lower-case letters').waitFor();
      expect([text, await layoutFaults(page)]).toEqual([text, []]);
      await page.goto(`${suite.house.admin.url}/rules/news/${encodeURIComponent(cut(text, 500))}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect([text, await layoutFaults(page)]).toEqual([text, []]);
      await page.goto(`${suite.house.admin.url}/rules?site=${encodeURIComponent(cut(text, 500))}`);
      await page.getByRole('button', { name: 'New rule set' }).click();
    }
    expect(visit.complaints).toEqual([]);
    expect(strays).toEqual([]);
    await visit.close();
  });

  it('would be found out', async () => {
    await enter('Olaf', ['news']);
    const page = await open(QUEUE, '[data-testid="comment-text"]');
    expect(await layoutFaults(page)).toEqual([]);
    await page.evaluate(`alert('planted')`);
    await page.evaluate(`document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))`);
    await page.evaluate(`new Image().src = 'https://evil.example/x.gif'`);
    await page.waitForTimeout(100);
    for (const fault of [/dialog: planted/, /policy: script-src/, /evil\.example/]) {
      expect([...visit.complaints, ...strays].join('\n')).toMatch(fault);
    }
    await page.evaluate(`document.querySelector('article').style.setProperty('min-width', '3000px')`);
    await page.evaluate(`document.querySelector('h1.readers').style.setProperty('min-height', '400px')`);
    await page.evaluate(`document.querySelector('section[aria-labelledby="why"] li bdi').style.overflow = 'visible'`);
    await page.evaluate(`document.querySelector('header').style.setProperty('width', '3000px')`);
    await page.evaluate(`document.querySelector('[role="group"]').style.setProperty('margin-top', '3000px')`);
    const faults = (await layoutFaults(page)).join('\n');
    for (const fault of [
      /wider than the window/,
      /top bar out/,
      /buttons out/,
      /h1.readers is 4\d\d high/,
      /painted beyond/,
    ]) {
      expect(faults).toMatch(fault);
    }
    await visit.close();
  });
});
