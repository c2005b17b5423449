import { useTranslation } from 'react-i18next';
import { type Queue } from '../api/things.js';
import { useFormats } from '../insights/use-formats.js';

const MINUTE_SECONDS = 60;

/** After how long something in these queues is overdue, in a few words. */
export function useOverdueAfter(): (queues: readonly Pick<Queue, 'slaMinutes'>[]) => string {
  const { t } = useTranslation();
  const { duration } = useFormats();
  return (queues) => {
    const limits = queues.flatMap(({ slaMinutes }) => slaMinutes ?? []);
    const [least, most] = [Math.min(...limits), Math.max(...limits)].map((limit) => duration(limit * MINUTE_SECONDS));
    if (limits.length === 0) {
      return t('overdueAfter.none');
    }
    return least === most ? t('overdueAfter.one', { least }) : t('overdueAfter.some', { least, most });
  };
}
