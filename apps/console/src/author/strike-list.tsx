import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AuthorRecord } from '../api/things.js';
import css from '../review/author-panel.module.css';
import { strikesQuery } from './author-queries.js';

/** What his rejections weigh against him now, and until when. */
export function StrikeList({ author }: { author: AuthorRecord }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(strikesQuery(author));
  if (!data || data.strikes.length === 0) {
    return null;
  }
  const day = (at: string) => new Date(at).toLocaleDateString(i18n.language, { dateStyle: 'medium' });
  return (
    <section>
      <h3 className={css.title}>{t('strikes.title', { count: data.points })}</h3>
      <ul className={css.history}>
        {data.strikes.map(({ commentId, reason, points, expiresAt }) => (
          <li key={commentId}>
            {t('strikes.one', { count: points, reason: t(`reason.${reason}`) })}
            <span className={css.soft}>{t('strikes.expires', { day: day(expiresAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
