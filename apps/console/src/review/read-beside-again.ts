import { queryClient } from '../api/query-client.js';
import { type ReviewItem } from '../api/things.js';
import { articleQuery, authorQuery } from './context-queries.js';

/** What stands beside these comments, once they are decided or taken back: their authors' records and their articles' counts. */
export function readBesideAgain(items: readonly ReviewItem[]): void {
  const keys = items.flatMap(({ comment }) => [authorQuery(comment).queryKey, articleQuery(comment).queryKey]);
  const each = new Map(keys.map((queryKey) => [JSON.stringify(queryKey), queryKey]));
  each.forEach((queryKey) => void queryClient.invalidateQueries({ queryKey }));
}
