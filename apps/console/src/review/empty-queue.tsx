import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type ReviewItem, type Site } from '../api/things.js';
import { ButtonLink } from '../frame/links.js';
import { usePermission } from '../session/use-me.js';
import { ScreenState } from '../states/screen-state.js';
import { bringBack } from './departed.js';
import { DoneToday } from './done-today.js';
import { FirstComment } from './first-comment.js';
import { type ItemFilter } from './review-queries.js';
import { WaitsElsewhere } from './waits-elsewhere.js';

interface Props {
  filter: ItemFilter;
  sites: readonly Site[];
  /** What still waits here, and was skipped. */
  skipped: readonly ReviewItem[];
}

/**
 * Nothing waits here: what was done today, and where one can go on. Where no comment has ever come, one is told how a first
 * one gets here.
 */
export function EmptyQueue({ filter, sites, skipped }: Props) {
  const { t } = useTranslation();
  const mayMakeKeys = usePermission('keys:manage');
  const mayDecide = usePermission('review:decide');
  const site = sites.find(({ id }) => id === filter.site) ?? sites[0];
  const first = useQuery({
    queryKey: ['first-comment', filter.site],
    enabled: mayMakeKeys && site !== undefined && filter.queue === undefined,
    queryFn: async () => (await call('searchComments', { query: { siteId: filter.site, limit: '1' } })).data,
  });
  const isNew = first.data?.length === 0;
  if (skipped.length > 0) {
    return (
      <ScreenState title={t('empty.skippedTitle')} text={t('empty.skipped', { count: skipped.length })}>
        <Button onClick={() => bringBack(skipped)}>{t('empty.showSkipped')}</Button>
      </ScreenState>
    );
  }
  const isQueue = filter.queue !== undefined;
  return (
    <ScreenState
      title={t(isQueue ? 'empty.queue' : 'empty.title')}
      text={t(isQueue ? 'empty.queueHelp' : 'empty.text')}
    >
      {mayDecide && <DoneToday site={filter.site} />}
      <WaitsElsewhere filter={filter} />
      {isQueue ? (
        <ButtonLink to="/review" variant="default">
          {t('review.all')}
        </ButtonLink>
      ) : (
        mayMakeKeys && (site === undefined || isNew) && <FirstComment siteId={site?.id} />
      )}
    </ScreenState>
  );
}
