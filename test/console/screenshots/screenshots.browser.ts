import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { type Browser } from 'playwright-core';
import { openBrowser } from '../../support/browser.js';
import { ConsoleHouse } from '../console-house.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { SCREENS } from '../screens.js';
import { Visit, type VisitOptions } from '../visit.js';

const FOLDER = 'test-results/screens';
const LOOKS: [string, VisitOptions][] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['rtl', { language: 'ar-XB' }],
  ['phone', { width: 390, height: 844 }],
];

describe('screenshots', () => {
  let house: ConsoleHouse;
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
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
    await house.signIn(visits.inside.context, 'admin', `Ada_${look}`);
    for (const { name, isInside, open } of SCREENS) {
      const { page } = isInside ? visits.inside : visits.outside;
      await open(page, house);
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${FOLDER}/${name}-${look}.png` });
    }
    await visits.inside.close();
    await visits.outside.close();
  });
});
