import { useTranslation } from 'react-i18next';
import { type Batch } from '../api/things.js';

const LEFT = ['stale', 'claimed', 'deleted', 'unknown'] as const;

/** Batches in words. */
export function useBatchWords() {
  const { t } = useTranslation();
  return {
    /** What it puts in place. */
    whatOf: ({ target, reason }: Batch): string =>
      target === 'reject' && reason !== null
        ? t('batches.rejectFor', { reason: t(`reason.${reason}`) })
        : t(`batches.targetOf.${target}`),
    /** What became of its comments. */
    countsOf: ({ counts, total }: Batch): string => {
      const left = LEFT.reduce((sum, name) => sum + counts[name], 0);
      const done = t('batches.decided', { count: counts.decided, total });
      return left === 0 ? done : `${done} ${t('batches.left', { count: left })}`;
    },
  };
}
