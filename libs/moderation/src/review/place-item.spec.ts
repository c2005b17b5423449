import { describe, expect, it } from '@jest/globals';
import type { RoutedQueue } from '@palaver/persistence';
import { ArticleHeat } from './article-heat.js';
import { placeItem } from './place-item.js';

const queues: RoutedQueue[] = [
  { id: 'fresh', rules: [{ sources: ['reports'] }], order: 'newest', slaMinutes: 30 },
  { id: 'new', rules: [{}], order: 'priority', slaMinutes: 60 },
];
const facts = { section: 'Sport', articles: ['a'], language: null, isNewAuthor: true, links: 0, reports: 3, rules: [] };

describe('an item', () => {
  it('weighs what its reason, its reports and its article weigh, over the time its queue sets', () => {
    expect(placeItem(queues, { reason: 'threat', source: 'decision', score: 4, facts, heat: 8 })).toEqual({
      queue: 'new',
      source: 'decision',
      section: 'Sport',
      severity: 95,
      reports: 30,
      heat: 8,
      direction: 1,
      horizon: 3600,
    });
  });

  it('goes by time alone in a queue that does', () => {
    const placed = placeItem(queues, { reason: null, source: 'reports', score: null });
    expect(placed).toMatchObject({ queue: 'fresh', direction: -1, horizon: 0, severity: 0, reports: 0 });
  });

  it('is left to the table where no queue is known', () => {
    expect(placeItem([], { reason: 'spam', source: 'decision', score: 1 }).queue).toBeUndefined();
  });
});

describe('the heat of an article', () => {
  it('rises with what comes to people, up to 20, and is halved in half an hour', () => {
    const clock = { now: 0 };
    const heat = new ArticleHeat(() => clock.now);
    const points = Array.from({ length: 40 }, () => heat.note('news', 'a'));
    expect(points[0]).toBe(0);
    expect(points[1]).toBe(4);
    expect(Math.max(...points)).toBe(20);
    expect(points).toEqual([...points].sort((a, b) => a - b));
    expect(heat.note('news', 'b')).toBe(0);
    clock.now += 3 * 60 * 60_000;
    expect(heat.note('news', 'a')).toBeLessThan(4);
  });
});
