import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ReviewItem, type Site } from '../api/things.js';
import { usePermission } from '../session/use-me.js';
import { ScreenState } from '../states/screen-state.js';
import { bringBack } from './departed.js';
import { FirstComment } from './first-comment.js';
import { type ItemFilter } from './review-queries.js';

interface Props {
  filter: ItemFilter;
  sites: readonly Site[];
  /** What still waits here, and was skipped. */
  skipped: readonly ReviewItem[];
}

/** Nothing waits here. Who has just begun is told how a first comment gets here. */
export function EmptyQueue({ filter, sites, skipped }: Props) {
  const { t } = useTranslation();
  const mayMakeKeys = usePermission('keys:manage');
  const site = sites.find(({ id }) => id === filter.site) ?? sites[0];
  if (skipped.length > 0) {
    return (
      <ScreenState title={t('empty.skippedTitle')} text={t('empty.skipped', { count: skipped.length })}>
        <Button onClick={() => bringBack(skipped)}>{t('empty.showSkipped')}</Button>
      </ScreenState>
    );
  }
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
