const HALF_LIFE_MS = 30 * 60_000;
const MOST_ARTICLES = 10_000;
const MOST_POINTS = 20;

/**
 * How hot an article is: how many of its comments this process has lately sent to a person, halved every half hour. In
 * memory alone, as an opinion for the order of a queue.
 */
export class ArticleHeat {
  private readonly articles = new Map<string, { sum: number; at: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Counts one more, and gives the points of the article: 0 for the first, up to 20. */
  note(siteId: string, article: string): number {
    const key = `${siteId} ${article}`;
    const now = this.now();
    const before = this.articles.get(key);
    const sum = before ? before.sum * 0.5 ** ((now - before.at) / HALF_LIFE_MS) : 0;
    // The least recently noted stand first.
    this.articles.delete(key);
    this.articles.set(key, { sum: sum + 1, at: now });
    if (this.articles.size > MOST_ARTICLES) {
      this.articles.delete(this.articles.keys().next().value as string);
    }
    return Math.min(MOST_POINTS, Math.round(4 * Math.log2(1 + sum)));
  }
}
