import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { type ReviewItem } from '../api/things.js';
import { usePreferences } from '../appearance/preferences.js';
import { dismissDone } from '../notices/notices.js';
import { usePermission } from '../session/use-me.js';
import { ErrorState, ForbiddenState, LoadingState } from '../states/screen-state.js';
import { EmptyQueue } from './empty-queue.js';
import { LeftRow } from './left-row.js';
import { QueueNav } from './queue-nav.js';
import css from './review-page.module.css';
import { queuesQuery, sitesQuery } from './review-queries.js';
import { usePrefetchContext } from './use-prefetch-context.js';
import { useItems } from './use-items.js';
import { useReviewTitle } from './use-review-title.js';
import { useSought } from './use-sought.js';
import { useWaves } from './use-waves.js';
import { useWorks } from './use-works.js';
import { WorkBench } from './work-bench.js';

/** What comes after the comment that is sought. */
const NEXT = 2;
const NONE: readonly ReviewItem[] = [];

/** The home: what waits, and one comment after the other. */
export function ReviewPage() {
  const filter = useSearch({ from: '/inside/review' });
  const mayRead = usePermission('review:read');
  const { isDense } = usePreferences();
  const queues = useQuery(queuesQuery);
  const sites = useQuery(sitesQuery).data ?? [];
  const { query, items, skipped, asked } = useItems(filter, queues.data);
  const cards = useWaves(filter);
  const works = useWorks(filter, queues.data);
  useReviewTitle(filter, queues.data);
  useEffect(() => dismissDone, []);
  const sought = useSought(filter, query.data !== undefined);
  const { isReading } = sought;
  const next = useMemo(() => (isReading ? items.slice(0, NEXT) : NONE), [isReading, items]);
  usePrefetchContext(next);
  if (!mayRead) {
    return <ForbiddenState />;
  }
  const failed = [query, queues].find((one) => one.error !== null && one.data === undefined);
  if (failed?.error) {
    return <ErrorState error={failed.error} again={() => void failed.refetch()} />;
  }
  if (sought.isGone) {
    return <Navigate to="/search" search={{ comment: `${filter.site}/${filter.comment}` }} replace />;
  }
  if (sought.movedTo !== undefined) {
    return <Navigate to="/review" search={{ ...filter, queue: sought.movedTo }} replace />;
  }
  if (query.data === undefined || queues.data === undefined || isReading) {
    return <LoadingState />;
  }
  return (
    <div className={css.page} data-dense={isDense}>
      <WorkBench
        key={`${filter.site}/${filter.queue}`}
        works={works}
        sought={sought.key}
        items={items}
        cards={cards}
        query={query}
        sites={sites}
        left={<LeftRow skipped={skipped} asked={asked} />}
        nav={<QueueNav queues={queues.data} sites={sites} filter={filter} />}
        empty={query.hasNextPage ? <LoadingState /> : <EmptyQueue filter={filter} sites={sites} skipped={skipped} />}
      />
    </div>
  );
}
