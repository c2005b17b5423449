import { Badge, Group, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AuthorRecord, type ReviewComment } from '../api/things.js';
import { authorHistoryQuery, authorQuery } from './context-queries.js';
import css from './author-panel.module.css';
import { excerptOf } from './excerpt-of.js';
import { ReportList } from './report-list.js';

/** Who wrote it: his record, what is held against him, and what he wrote before. */
export function AuthorPanel({ comment }: { comment: ReviewComment }) {
  const { t } = useTranslation();
  const author = useQuery(authorQuery(comment));
  return (
    <section className={css.panel} aria-label={t('author.title')}>
      <ReportList comment={comment} />
      <h2 className={css.name}>
        <bdi>{comment.author.username}</bdi>
      </h2>
      {author.isPending && <Loader size="sm" type="dots" />}
      {author.data === null && <p className={css.soft}>{t('author.unknown')}</p>}
      {author.error && <p className={css.soft}>{t('author.failed')}</p>}
      {author.data && <Record author={author.data} />}
      <History comment={comment} />
    </section>
  );
}

function Record({ author }: { author: AuthorRecord }) {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const { counts, rates, standing, firstSeenAt, linked } = author;
  const day = new Date(firstSeenAt).toLocaleDateString(i18n.language, { dateStyle: 'medium' });
  return (
    <>
      {standing && (
        <Badge color="red" variant="light">
          {t(`standing.${standing.kind}`)}
        </Badge>
      )}
      <dl className={css.figures}>
        <Figure name={t('author.comments')} value={String(counts.comments)} />
        <Figure name={t('author.approved')} value={rates.approval === null ? '–' : percent.format(rates.approval)} />
        <Figure name={t('author.rejected')} value={rates.rejection === null ? '–' : percent.format(rates.rejection)} />
      </dl>
      <p className={css.soft}>{t('author.since', { day })}</p>
      {linked.length > 0 && (
        <p className={css.soft}>
          {t('author.linked', { names: linked.map(({ username, key }) => username ?? key).join(', ') })}
        </p>
      )}
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
