import { beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import { openForSuite } from '../console-suite.js';
import { fillNewsroom } from '../newsroom-comments.js';
import { fillRuleSets } from '../rule-sets.js';
import { type VisitOptions } from '../visit.js';
import { walkScreens } from '../walk-screens.js';

interface Violation {
  id: string;
  nodes: { html: string }[];
}

const LOOKS: [string, VisitOptions][] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['from right to left', { language: 'ar-XB' }],
];

/** There are some forty screens, and each is looked at whole. */
const WALK_MS = 300_000;

describe('axe finds nothing', () => {
  const suite = openForSuite();
  beforeAll(async () => {
    await fillNewsroom(suite.house);
    await fillRuleSets(suite.house);
  });

  it.each(LOOKS)(
    'in %s',
    async (look, options) => {
      const found: string[] = [];
      const name = `Ada${LOOKS.findIndex(([one]) => one === look)}`;
      const complaints = await walkScreens(suite, name, options, async (page, screen) => {
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<{ violations: Violation[] }>(
          `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
        );
        found.push(
          ...violations.map(
            ({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          ),
        );
      });
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
    },
    WALK_MS,
  );
});
