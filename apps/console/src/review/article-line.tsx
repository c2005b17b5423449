import { useTranslation } from 'react-i18next';
import { type Reason, type ReviewComment } from '../api/things.js';
import css from './comment-card.module.css';
import { MarkedText } from './marked-text.js';

interface Props {
  comment: ReviewComment;
  marks: { reasons: readonly Reason[]; lit?: number; isMasked: boolean };
}

/** Under which article it stands. */
export function ArticleLine({ comment: { article, siteId }, marks }: Props) {
  const { t } = useTranslation();
  const { url, title, section } = article;
  const name = title ?? url;
  const headline = title === undefined ? name : <MarkedText text={name} field="article.title" {...marks} />;
  const isWeb = /^https?:\/\//i.test(url);
  return (
    <div className={css.article}>
      <span className={css.where}>
        <bdi>{siteId}</bdi>
        {section !== undefined && (
          <>
            {' · '}
            <bdi>{section}</bdi>
          </>
        )}
      </span>
      <h1 className={`readers ${css.headline}`} dir="auto">
        {isWeb ? (
          <a href={url} target="_blank" rel="noopener noreferrer" title={t('review.openArticle')}>
            {headline}
          </a>
        ) : (
          headline
        )}
      </h1>
    </div>
  );
}
