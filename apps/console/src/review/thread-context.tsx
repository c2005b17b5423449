import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ReviewComment } from '../api/things.js';
import css from './comment-card.module.css';
import { parentQuery, siblingsQuery } from './context-queries.js';

/** What it answers. */
export function Parent({ comment }: { comment: ReviewComment }) {
  const { t } = useTranslation();
  const { data } = useQuery(parentQuery(comment));
  return (
    data && (
      <blockquote className={css.parent} aria-label={t('review.parent')}>
        <bdi className={css.name}>{data.author.username}</bdi>
        <span className="readers" dir="auto">
          {data.text}
        </span>
      </blockquote>
    )
  );
}

/** What else was said there. */
export function Siblings({ comment }: { comment: ReviewComment }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(siblingsQuery(comment));
  return (
    data.length > 0 && (
      <details className={css.details}>
        <summary>
          {t(`bench.siblings.${comment.parentId === null ? 'comments' : 'answers'}`, { count: data.length })}
        </summary>
        <ul className={css.siblings}>
          {data.map((one) => (
            <li key={one.id} className={css.parent}>
              <bdi className={css.name}>{one.author.username}</bdi>
              <span className="readers" dir="auto">
                {one.text}
              </span>
            </li>
          ))}
        </ul>
      </details>
    )
  );
}
