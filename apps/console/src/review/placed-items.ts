import { queryClient } from '../api/query-client.js';
import { type ReviewItem } from '../api/things.js';
import { type Pages, withFirst } from './packed.js';
import { type ItemFilter } from './review-queries.js';

/** Whether a list is one of those an item stands in. */
export const belongsTo = ({ site, queue }: ItemFilter, { comment, queue: own }: ReviewItem): boolean =>
  (site ?? comment.siteId) === comment.siteId && (queue ?? own) === own;

/** Changes each list by what it is a list of. */
function changeLists(change: (kept: Pages, filter: ItemFilter) => Pages): void {
  for (const [key, kept] of queryClient.getQueriesData<Pages>({ queryKey: ['items'] })) {
    if (kept) {
      queryClient.setQueryData<Pages>(key, change(kept, key[1] as ItemFilter));
    }
  }
}

/** Before all others, unless it is there, in the lists it belongs to. */
export function placeFirst(item: ReviewItem): void {
  changeLists((kept, filter) => (belongsTo(filter, item) ? withFirst(kept, [item]) : kept));
}

/** As it is now: where it has left a queue, it is in the list of that queue no more. */
export function place(item: ReviewItem): void {
  changeLists((kept, filter) => {
    const now = belongsTo(filter, item) ? [item] : [];
    const change = (one: ReviewItem) => (one.id === item.id ? now : [one]);
    return { ...kept, pages: kept.pages.map((page) => ({ ...page, data: page.data.flatMap(change) })) };
  });
}
