import { Badge, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewItem, type Site } from '../api/things.js';
import { usePreferences } from '../appearance/preferences.js';
import { GuideBox } from '../care/guide-box.js';
import { isSevere } from '../care/severe.js';
import { Age } from './age.js';
import { Explained } from '../frame/explained.js';
import { ArticleLine } from './article-line.js';
import { BlurToggle } from './blur-toggle.js';
import css from './comment-card.module.css';
import { EscalationNote } from './escalation-note.js';
import { Lookers } from './lookers.js';
import { MarkedText } from './marked-text.js';
import { Priority } from './priority.js';
import { Parent, Siblings } from './thread-context.js';
import { useReasonedDecision } from './use-reasoned-decision.js';
import { WhyList } from './why-list.js';

interface Props {
  item: ReviewItem;
  site: Site | undefined;
  isRevealed: boolean;
  onReveal: () => void;
}

/** The comment in the middle: under what it stands, what it answers, what it says, and why it is here. */
export function CommentCard({ item, site, isRevealed, onReveal }: Props) {
  const { t } = useTranslation();
  const [lit, setLit] = useState<number>();
  const { blur } = usePreferences();
  const { comment } = item;
  const decision = useReasonedDecision(comment);
  const reasons = decision?.reasons ?? [];
  const marks = { reasons, lit, isMasked: blur !== 'nothing' && !isRevealed };
  const isVeiled = blur === 'severe' && !isRevealed && isSevere(item);
  return (
    <article className={css.card} aria-label={t('review.comment')}>
      <ArticleLine comment={comment} marks={marks} />
      <Parent comment={comment} />
      <header className={css.author}>
        <bdi className={css.name}>
          <MarkedText text={comment.author.username} field="author.username" {...marks} />
        </bdi>
        <Age since={comment.receivedAt} />
        <Group gap={6}>
          <Explained help={t(`bench.source.${item.source}`)}>
            <Badge variant="light" color="gray">
              {t(`source.${item.source}`)}
            </Badge>
          </Explained>
          {item.secondOpinion && (
            <Badge variant="light" color="grape">
              {t('review.secondOpinion')}
            </Badge>
          )}
          {item.skips > 0 && (
            <Badge variant="light" color="gray">
              {t('review.skips', { count: item.skips })}
            </Badge>
          )}
        </Group>
        <Lookers item={item} />
        <BlurToggle isRevealed={isRevealed} onReveal={onReveal} />
      </header>
      <EscalationNote item={item} />
      <GuideBox item={item} site={site} />
      <p
        className={`readers ${css.text}`}
        dir="auto"
        data-testid="comment-text"
        data-veiled={isVeiled}
        tabIndex={isVeiled ? 0 : undefined}
        title={isVeiled ? t('care.veiled') : undefined}
      >
        <MarkedText text={comment.text} field="text" {...marks} />
      </p>
      <WhyList comment={comment} decision={decision} isMasked={marks.isMasked} onPoint={setLit} />
      <Priority item={item} />
      <Siblings comment={comment} />
    </article>
  );
}
