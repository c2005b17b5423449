import type { LoadedWork, NewItem, SiteDirectory } from '@palaver/persistence';
import type { Score } from '../scorer/scorer.js';
import { ArticleHeat } from './article-heat.js';
import { placeItem } from './place-item.js';

/** Places the items of automatic decisions by the queues as this process knows them. */
export class ItemPlaces {
  private readonly heat = new ArticleHeat();

  constructor(private readonly sites: Pick<SiteDirectory, 'site'>) {}

  /** Undefined for what does not wait for a person. */
  of(
    { siteId, cause }: Pick<LoadedWork, 'siteId' | 'cause'>,
    { action, reasonCode, score, item }: Score,
  ): NewItem | undefined {
    if (action !== 'review') {
      return undefined;
    }
    return placeItem(this.queues(siteId), {
      reason: reasonCode,
      source: cause === 'reports' ? 'reports' : 'decision',
      score: score / 100,
      facts: item,
      heat: item?.articles[0] === undefined ? 0 : this.heat.note(siteId, item.articles[0]),
    });
  }

  /** What could not be scored says nothing of itself. */
  ofUnscored(siteId: string): NewItem {
    return placeItem(this.queues(siteId), { reason: 'system_error', source: 'decision', score: null });
  }

  private queues(siteId: string) {
    return this.sites.site(siteId)?.queues ?? [];
  }
}
