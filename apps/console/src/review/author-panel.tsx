import { Badge, Group, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AuthorRecord, type ReviewComment, type Site } from '../api/things.js';
import { ArticlePanel } from '../article/article-panel.js';
import { AuthorActs } from '../author/author-acts.js';
import { AuthorLink } from '../author/author-link.js';
import { AuthorFile } from '../author/author-file.js';
import { useFileAhead } from '../author/use-file-ahead.js';
import { Explained } from '../frame/explained.js';
import { authorHistoryQuery, authorQuery, keyOfAuthor } from './context-queries.js';
import css from './author-panel.module.css';
import { excerptOf } from './excerpt-of.js';
import { ReportList } from './report-list.js';

/** Who wrote it: his record, what is held against him, and what he wrote before; and the article it stands under. */
export function AuthorPanel({ comment, site }: { comment: ReviewComment; site: Site | undefined }) {
  const { t } = useTranslation();
  const author = useQuery(authorQuery(comment));
  const isStaying = useFileAhead(comment.siteId, keyOfAuthor(comment));
  return (
    <section className={css.panel} aria-label={t('author.title')}>
      <ReportList comment={comment} />
      <h2 className={css.name}>
        <AuthorLink comment={comment} />
      </h2>
      {author.isPending && <Loader size="sm" type="dots" />}
      {author.data === null && <p className={css.soft}>{t('author.unknown')}</p>}
      {author.error && <p className={css.soft}>{t('author.failed')}</p>}
      {author.data && (
        <>
          <Record author={author.data} />
          <AuthorActs key={author.data.key} author={author.data} comment={comment} site={site} />
          <AuthorFile author={author.data} name={comment.author.username} isRead={isStaying} />
        </>
      )}
      <History comment={comment} />
      <ArticlePanel comment={comment} />
    </section>
  );
}

function Record({ author }: { author: AuthorRecord }) {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const { counts, rates, standing, firstSeenAt } = author;
  const isJudged = (rates.approval ?? 0) + (rates.rejection ?? 0) > 0;
  const rateOf = (rate: number | null) => (rate === null || !isJudged ? '–' : percent.format(rate));
  const waiting = counts.review + counts.undecided;
  const dayOf = (at: string) => new Date(at).toLocaleDateString(i18n.language, { dateStyle: 'medium' });
  return (
    <>
      {standing && (
        <Explained help={t(`sanction.help.${standing.kind}`)}>
          <Badge color="red" variant="light">
            {t(`standing.${standing.kind}`)}
            {standing.until !== null && ` · ${t('sanction.until', { day: dayOf(standing.until) })}`}
          </Badge>
        </Explained>
      )}
      <dl className={css.figures}>
        <Figure name={t('author.comments')} value={new Intl.NumberFormat(i18n.language).format(counts.comments)} />
        <Figure name={t('author.approved')} value={rateOf(rates.approval)} />
        <Figure name={t('author.rejected')} value={rateOf(rates.rejection)} />
      </dl>
      <p className={css.soft}>
        {waiting > 0 && `${t('author.waiting', { count: waiting })} · `}
        {t('author.since', { day: dayOf(firstSeenAt) })}
      </p>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function History({ comment }: { comment: ReviewComment }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(authorHistoryQuery(comment));
  const others = data.filter(({ id }) => id !== comment.id);
  if (others.length === 0) {
    return <p className={css.soft}>{t('author.noOthers')}</p>;
  }
  return (
    <>
      <h3 className={css.title}>{t('author.history')}</h3>
      <ul className={css.history}>
        {others.map(({ id, text, decision }) => (
          <li key={id}>
            <Group gap={6} wrap="nowrap" align="start">
              <span className={css.state} data-action={decision?.action ?? 'none'}>
                {t(`state.of.${decision?.action ?? 'none'}`)}
              </span>
              <span className={`readers ${css.excerpt}`} dir="auto">
                {excerptOf(text, 200)}
              </span>
            </Group>
          </li>
        ))}
      </ul>
    </>
  );
}
