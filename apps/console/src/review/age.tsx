import { useTranslation } from 'react-i18next';
import { momentText } from '../language/moment-text.js';
import { useMinute } from './use-minute.js';
import css from './item-list.module.css';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long it waits, in the largest unit; marked when it should be decided already. */
export function Age({ since, dueAt = null }: { since: string; dueAt?: string | null }) {
  const { t, i18n } = useTranslation();
  const now = useMinute();
  const waited = Math.max(0, now - Date.parse(since));
  const [unit, size] = UNITS.find(([, ms]) => waited >= ms) ?? UNITS[2];
  const format = new Intl.NumberFormat(i18n.language, { style: 'unit', unit, unitDisplay: 'narrow' });
  const isOverdue = dueAt !== null && Date.parse(dueAt) < now;
  return (
    <time className={css.age} dateTime={since} data-overdue={isOverdue} title={momentText(since, i18n.language)}>
      {isOverdue && `${t('review.overdue')} · `}
      {waited < size ? t('review.now') : format.format(Math.floor(waited / size))}
    </time>
  );
}
