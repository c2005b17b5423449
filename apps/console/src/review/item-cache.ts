import { queryClient } from '../api/query-client.js';
import { type Queue, type ReviewItem } from '../api/things.js';
import { hasDeparted } from './departed.js';
import { packed, type Pages, withFirst } from './packed.js';
import { PAGE_SIZE } from './review-queries.js';
import { keyOfItem } from './work-list.js';

/** Changes items wherever they are kept; undefined takes one out. */
export function changeItems(change: (item: ReviewItem) => ReviewItem | undefined): void {
  queryClient.setQueriesData<Pages>(
    { queryKey: ['items'] },
    (kept) =>
      kept && {
        ...kept,
        pages: kept.pages.map((page) => ({ ...page, data: page.data.flatMap((item) => change(item) ?? []) })),
      },
  );
}

export function changeItem(id: string, change: (item: ReviewItem) => ReviewItem | undefined): void {
  changeItems((item) => (item.id === id ? change(item) : item));
}

export function findItem(id: string): ReviewItem | undefined {
  const lists = queryClient.getQueriesData<Pages>({ queryKey: ['items'] });
  return lists.flatMap(([, kept]) => kept?.pages.flatMap(({ data }) => data) ?? []).find((item) => item.id === id);
}

const over = new Set<string>();

/** It has ended: a list that is being read, and knows that not yet, does not bring it back. */
export function takeOut(id: string): void {
  over.add(id);
  changeItem(id, () => undefined);
}

/** It is open, whatever was known of it before. */
export function noteOpen(id: string): void {
  over.delete(id);
}

/** Before all others, unless it is there. */
export function putFirst(item: ReviewItem): void {
  queryClient.setQueriesData<Pages>({ queryKey: ['items'] }, (kept) => kept && withFirst(kept, [item]));
}

let inSight: ReadonlySet<string> = new Set();

/** What is looked at, and what comes next: it stays although a list that is read anew begins elsewhere. */
export function keepInSight(items: readonly ReviewItem[]): void {
  inSight = new Set(items.map(({ id }) => id));
}

/**
 * Reads the lists again, as far as they hold something: pages of which all was dealt with are not asked for. What is in the
 * caller's hands stays in sight, even where it comes so late now that no page read has it.
 */
export async function readItemsAgain(): Promise<void> {
  const lists = queryClient.getQueriesData<Pages>({ queryKey: ['items'] });
  queryClient.setQueriesData<Pages>({ queryKey: ['items'] }, (kept) => kept && packed(kept, PAGE_SIZE));
  await queryClient.invalidateQueries({ queryKey: ['items'] });
  for (const [key, before] of lists) {
    const held =
      before?.pages
        .flatMap(({ data }) => data)
        .filter((item) => (inSight.has(item.id) || item.claim?.yours) && !over.has(item.id) && !hasDeparted(item)) ??
      [];
    queryClient.setQueryData<Pages>(key, (kept) => kept && withFirst(kept, held));
  }
}

/** The item of a comment that was taken back stands for whatever was known of that comment, before all others. */
export function putInPlace(held: ReviewItem): void {
  noteOpen(held.id);
  changeItems((item) => (keyOfItem(item) !== keyOfItem(held) ? item : item.id === held.id ? held : undefined));
  putFirst(held);
}

/** How many wait, by what was just done, until the queues are counted again. */
export function changeCount(siteId: string, queue: string, by: number): void {
  queryClient.setQueryData<Queue[]>(['queues'], (queues) =>
    queues?.map((one) =>
      one.siteId === siteId && one.id === queue ? { ...one, open: Math.max(0, one.open + by) } : one,
    ),
  );
}

export function changeCounts(items: readonly ReviewItem[], by: 1 | -1): void {
  items.forEach(({ comment, queue }) => changeCount(comment.siteId, queue, by));
}
