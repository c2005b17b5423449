import { Badge, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewComment } from '../api/things.js';
import { useDwell } from '../author/use-dwell.js';
import { useBoundKeys } from '../commands/bound-keys.js';
import { KeyCap } from '../commands/key-cap.js';
import { useCommands } from '../commands/running-commands.js';
import { Explained } from '../frame/explained.js';
import css from '../review/author-panel.module.css';
import { articleQuery } from '../review/context-queries.js';
import { usePermission } from '../session/use-me.js';
import { ArticleDialog } from './article-dialog.js';
import { MODE_COLOURS } from './mode-colours.js';

/** The article a comment stands under: how it is moderated, and what became of its comments. */
export function ArticlePanel({ comment }: { comment: ReviewComment }) {
  const { t, i18n } = useTranslation();
  const { keys } = useBoundKeys();
  const mayManage = usePermission('articles:manage');
  const isRead = useDwell(`${comment.siteId}/${comment.article.url}`);
  const { data } = useQuery({ ...articleQuery(comment), enabled: isRead });
  const [isAsked, setIsAsked] = useState(false);
  const ask = mayManage && data ? () => setIsAsked(true) : undefined;
  useCommands({ articleMode: ask });
  if (!data) {
    return null;
  }
  const { mode, counts, nextChangeAt } = data;
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  return (
    <section aria-label={t('article.title')}>
      <h2 className={css.title}>{t('article.title')}</h2>
      <Group gap={6}>
        <Explained help={t(`article.help.${mode}`)}>
          <Badge variant="light" color={MODE_COLOURS[mode]}>
            {t(`article.is.${mode}`)}
          </Badge>
        </Explained>
        {ask && (
          <Button size="compact-sm" variant="default" rightSection={<KeyCap name={keys.articleMode} />} onClick={ask}>
            {t('article.change')}
          </Button>
        )}
      </Group>
      <p className={css.soft}>
        {t('article.counts', {
          comments: number(counts.comments),
          approved: number(counts.approved),
          rejected: number(counts.rejected),
          review: number(counts.review),
        })}
      </p>
      {nextChangeAt !== null && (
        <p className={css.soft}>
          {t('article.nextChange', { at: new Date(nextChangeAt).toLocaleString(i18n.language) })}
        </p>
      )}
      {isAsked && data && <ArticleDialog article={data} onClose={() => setIsAsked(false)} />}
    </section>
  );
}
