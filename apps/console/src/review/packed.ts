import { type InfiniteData } from '@tanstack/react-query';
import { type ReviewItem } from '../api/things.js';

interface Page {
  data: ReviewItem[];
  nextCursor: string | null;
}
export type Pages = InfiniteData<Page, string | undefined>;

/** The same items on as few pages as hold them. */
export function packed({ pages, pageParams }: Pages, size: number): Pages {
  const all = pages.flatMap(({ data }) => data);
  const count = Math.max(1, Math.ceil(all.length / size));
  return {
    pages: Array.from({ length: count }, (_, at) => ({
      data: all.slice(at * size, (at + 1) * size),
      nextCursor: pages.at(at === count - 1 ? -1 : at)?.nextCursor ?? null,
    })),
    pageParams: pageParams.slice(0, count),
  };
}

/** With these before all others, but for those that are there. */
export function withFirst({ pages, pageParams }: Pages, items: readonly ReviewItem[]): Pages {
  const there = new Set(pages.flatMap(({ data }) => data.map(({ id }) => id)));
  const missing = items.filter(({ id }) => !there.has(id));
  const [first, ...rest] = pages;
  return first === undefined || missing.length === 0
    ? { pages, pageParams }
    : { pages: [{ ...first, data: [...missing, ...first.data] }, ...rest], pageParams };
}
