import { orderOf, type RevisionData, type RoutableItem, type Route, type RoutedQueue } from '@palaver/persistence';
import { findLinks } from '@palaver/text';
import { routeItem } from './route-item.js';

/** Where open items belong by the queues there are now. Pure. */
export function routeAgain(queues: readonly RoutedQueue[], items: readonly RoutableItem[]): Route[] {
  return items.flatMap((item) => {
    const data = item.data === null ? undefined : (JSON.parse(item.data) as RevisionData);
    const { reason, source, section, score, rules, approved } = item;
    const queue = routeItem(queues, {
      reason,
      source,
      section,
      score,
      rules,
      articles: [data?.article.id, data?.article.url].filter((one) => one !== undefined),
      language: data?.language ?? null,
      isNewAuthor: !((approved ?? 0) > 0),
      links: data ? findLinks(data.text).length : 0,
    });
    return queue ? [{ id: item.id, queue: queue.id, ...orderOf(queue) }] : [];
  });
}
