import { describe, expect, it } from '@jest/globals';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.js';
import { openForSuite } from '../console-suite.js';

/** What breaks layouts instead of rules. */
const UNWIELDY = [
  'w'.repeat(20_000),
  `z${'\u0351\u0357\u0343\u0300'.repeat(60)}algo`,
  '\u202e turned round \u2066 and never turned back',
  'שלום \u200f עולם',
  '😀'.repeat(3000),
  'a\n'.repeat(500),
];

describe('what readers write', () => {
  const suite = openForSuite();

  it('is shown as text, wherever it stands, and stays in its place', async () => {
    const texts = [...HOSTILE_TEXTS, ...UNWIELDY];
    for (const [index, text] of texts.entries()) {
      await suite.house.sendForReview(text, {
        author: { id: `u-${index}`, username: text.slice(0, 190) },
        article: { id: `a-${index}`, url: `https://news.example/${index}`, title: text.slice(0, 900) },
      });
    }
    const visit = await suite.enter('admin', 'Ada', { width: 390, height: 800 });
    const { page, complaints } = visit;
    await page.addInitScript({
      content: `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error('policy: ' + violatedDirective + ' ' + blockedURI));`,
    });
    // In a queue each stands by itself, also where two are almost the same.
    await page.goto(`${suite.house.admin.url}/review?site=news&queue=new-authors`);
    const shown = page.getByTestId('comment-text');
    for (let number = 0; number < texts.length; number += 1) {
      const seen = await shown.innerText();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await page.keyboard.press('a');
      await shown.filter({ hasText: seen.slice(0, 200) }).waitFor({ state: 'detached' });
    }
    await page.getByRole('heading', { name: 'This queue is empty' }).waitFor();
    await page.goto(`${suite.house.admin.url}/search`);
    await page.getByRole('article').nth(20).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await visit.close();
  });
});
