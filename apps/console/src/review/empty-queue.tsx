import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../session/use-me.js';
import { ScreenState } from '../states/screen-state.js';
import { FirstComment } from './first-comment.js';
import { type ItemFilter, sitesQuery } from './review-queries.js';

/** Nothing waits here. Who has just begun is told how a first comment gets here. */
export function EmptyQueue({ filter }: { filter: ItemFilter }) {
  const { t } = useTranslation();
  const mayMakeKeys = usePermission('keys:manage');
  const sites = useQuery(sitesQuery).data ?? [];
  const site = sites.find(({ id }) => id === filter.site) ?? sites[0];
  if (filter.queue !== undefined) {
    return (
      <ScreenState title={t('empty.queue')} text={t('empty.queueHelp')}>
        <Button component={Link} to="/review" variant="default">
          {t('review.all')}
        </Button>
      </ScreenState>
    );
  }
  return (
    <ScreenState title={t('empty.title')} text={t('empty.text')}>
      {mayMakeKeys && <FirstComment siteId={site?.id} />}
    </ScreenState>
  );
}
