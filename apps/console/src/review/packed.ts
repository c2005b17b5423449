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
