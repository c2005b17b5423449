import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import { type Browser } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';
import { ConsoleHouse } from '../console-house.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { SCREENS } from '../screens.js';
import { Visit, type VisitOptions } from '../visit.js';

interface Violation {
  id: string;
  nodes: { html: string }[];
}

const LOOKS: [string, VisitOptions][] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['from right to left', { language: 'ar-XB' }],
];

describe('axe finds nothing', () => {
  let house: ConsoleHouse;
  let browser: Browser;
  beforeAll(async () => {
    house = await ConsoleHouse.open();
    browser = await openBrowser();
    await fillNewsroom(house);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it.each(LOOKS)('in %s', async (look, options) => {
    const visits = { inside: await Visit.open(browser, options), outside: await Visit.open(browser, options) };
    await house.signIn(visits.inside.context, 'admin', `Ada${LOOKS.findIndex(([name]) => name === look)}`);
    const found: string[] = [];
    for (const { name, isInside, open } of SCREENS) {
      const { page } = isInside ? visits.inside : visits.outside;
      await open(page, house);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<{ violations: Violation[] }>(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
      );
      found.push(
        ...violations.map(
          ({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
      );
    }
    expect(found).toEqual([]);
    expect([...visits.inside.complaints, ...visits.outside.complaints]).toEqual([]);
    await visits.inside.close();
    await visits.outside.close();
  });
});
