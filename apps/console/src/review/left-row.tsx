import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import { bringBack } from './departed.js';
import css from './item-list.module.css';

interface Props {
  /** What one has skipped: it comes again when all others are done. */
  skipped: readonly ReviewItem[];
  /** What one has asked others about: it counts in its queue until they have decided. */
  asked: readonly ReviewItem[];
}

/** At the end of the list: what its queues count and it does not show. */
export function LeftRow({ skipped, asked }: Props) {
  const { t } = useTranslation();
  if (skipped.length + asked.length === 0) {
    return null;
  }
  return (
    <li className={css.left} data-testid="left">
      {skipped.length > 0 && (
        <>
          <span>{t('bench.skipped', { count: skipped.length })}</span>
          <Button size="compact-xs" variant="default" onClick={() => bringBack(skipped)}>
            {t('bench.showSkipped')}
          </Button>
        </>
      )}
      {asked.length > 0 && <span>{t('bench.asked', { count: asked.length })}</span>}
    </li>
  );
}
