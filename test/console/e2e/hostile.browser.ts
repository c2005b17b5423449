import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { HOSTILE_CORPUS } from '../../support/hostile-corpus.js';
import { openForSuite } from '../console-suite.js';
import { fillHostileNewsroom, HOSTILE_COMMENTS, HOSTILE_NAMES, type HostileComment } from '../hostile-newsroom.js';
import { layoutFaults } from '../layout-faults.js';
import { type Visit } from '../visit.js';

const WIDTHS: [name: string, key: string, width: number, height: number][] = [
  ['phone', 'j', 390, 844],
  ['desk', 'k', 1440, 900],
];

/** In a queue each stands by itself, also where two are almost the same. */
const QUEUE = '/review?site=news&queue=new-authors';

/** Where names and headlines stand in lists. */
const PLACES: [path: string, ready: string][] = [
  ['/review', '[data-testid="comment-text"]'],
  ['/search', 'article'],
  ['/settings?part=sites', 'main form'],
  ['/settings?part=keys', 'main form'],
  ['/settings?part=people', 'main form'],
  ['/rules?site=news', '[data-testid="rule-set"]'],
  ['/rules/news/hostile', 'main h2'],
  ['/rules/news/hostile?part=report', 'main tbody tr'],
  ['/insights?days=7', '[data-figure=times] svg'],
];

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

  it('is shown as text wherever it stands on a card, and stays in its place', async () => {
    await enter('Ann', ['news']);
    const page = await open(QUEUE, '[data-testid="comment-text"]');
    const expected = new Map(HOSTILE_COMMENTS.map((one) => [one.text, one]));
    for (const [name, key, width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      const seen = new Set<string>();
      for (let presses = 0; presses < 3 * HOSTILE_COMMENTS.length && seen.size < expected.size; presses += 1) {
        const card = await page.evaluate<HostileComment>(CARD);
        seen.add(card.text);
        expect(card).toEqual(expected.get(card.text));
        expect([name, card.text.slice(0, 80), await layoutFaults(page)]).toEqual([name, card.text.slice(0, 80), []]);
        await page.keyboard.press(key);
      }
      expect(seen.size).toBe(expected.size);
    }
    expect(visit.complaints).toEqual([]);
    expect(strays).toEqual([]);
    await visit.close();
  });

  it('is shown as text in lists, and stays in its place', async () => {
    await enter('Ada', ['*']);
    for (const [path, ready] of PLACES) {
      const page = await open(path, ready);
      for (const [name, , width, height] of WIDTHS) {
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

  it('would be found out', async () => {
    await enter('Una', ['news']);
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
    await page.evaluate(`document.querySelector('header').style.setProperty('width', '3000px')`);
    await page.evaluate(`document.querySelector('[role="group"]').style.setProperty('margin-top', '3000px')`);
    const faults = (await layoutFaults(page)).join('\n');
    for (const fault of [/wider than the window/, /top bar out/, /buttons out/, /h1.readers is 4\d\d high/]) {
      expect(faults).toMatch(fault);
    }
    await visit.close();
  });
});
