import { mkdirSync } from 'node:fs';
import { beforeAll, describe, it } from '@jest/globals';
import { openForSuite } from '../console-suite.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { fillRuleSets } from '../rule-sets.js';
import { type VisitOptions } from '../visit.js';
import { walkScreens } from '../walk-screens.js';

const FOLDER = 'test-results/screens';
const LOOKS: [string, VisitOptions][] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['rtl', { language: 'ar-XB' }],
  ['phone', { width: 390, height: 844 }],
];

describe('screenshots', () => {
  const suite = openForSuite();
  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    await fillNewsroom(suite.house);
    await fillRuleSets(suite.house);
  });

  it.each(LOOKS)('in %s', async (look, options) => {
    await walkScreens(suite, `Ada_${look}`, options, async (page, screen) => {
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${FOLDER}/${screen}-${look}.png` });
    });
  });
});
