import { beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import { type Page } from 'playwright-core';
import { openForSuite } from '../console-suite.js';
import { type Direction, DIRECTIONS, type Look } from '../looks.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { fillRuleSets } from '../rule-sets.js';
import { walkScreens } from '../walk-screens.js';

interface Violation {
  id: string;
  nodes: { html: string }[];
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A dark page differs from a light one in its colours alone. */
const runOnly = ({ scheme }: Look) =>
  scheme === 'light' ? { type: 'tag', values: RULES } : { type: 'rule', values: ['color-contrast'] };

async function violations(page: Page, look: Look): Promise<string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') {
    await page.evaluate(axe.source);
  }
  const options = JSON.stringify({ runOnly: runOnly(look), resultTypes: ['violations'] });
  const found = await page.evaluate<{ violations: Violation[] }>(`axe.run(${options})`);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** There are some forty screens, and each is looked at whole. */
const WALK_MS = 300_000;

describe('axe finds nothing', () => {
  const suite = openForSuite();
  beforeAll(async () => {
    await fillNewsroom(suite.house);
    await fillRuleSets(suite.house);
  });

  it.each(Object.keys(DIRECTIONS) as Direction[])(
    '%s, light and dark, on a desk and on a phone',
    async (direction) => {
      const found: string[] = [];
      const complaints = await walkScreens(suite, direction, async (page, screen, look) => {
        found.push(...(await violations(page, look)).map((one) => `${screen} ${look.name}: ${one}`));
        if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) {
          found.push(`${screen} ${look.name}: wider than its window`);
        }
      });
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
    },
    WALK_MS,
  );

  it('would find what is wrong', async () => {
    const visit = await suite.visit();
    const { page } = visit;
    await page.setContent('<main><h1>Page</h1><img src="x"><p style="color: #999; background: #aaa">pale</p></main>');
    const [light, dark] = [{ scheme: 'light' } as Look, { scheme: 'dark' } as Look];
    expect((await violations(page, light)).join()).toMatch(/image-alt.*color-contrast|color-contrast.*image-alt/);
    expect((await violations(page, dark)).join()).toMatch(/color-contrast/);
    await visit.close();
  });
});
