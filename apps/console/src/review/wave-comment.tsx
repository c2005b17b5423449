import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReviewComment } from '../api/things.js';
import { usePreferences } from '../appearance/preferences.js';
import { Age } from './age.js';
import { MarkedText } from './marked-text.js';
import css from './wave-panel.module.css';

interface Props {
  comment: ReviewComment;
  isCurrent: boolean;
  isOut: boolean;
  isRevealed: boolean;
  onToggle: () => void;
}

/** One comment of a card, and whether it is left out. */
export function WaveComment({ comment, isCurrent, isOut, isRevealed, onToggle }: Props) {
  const { t } = useTranslation();
  const { blur } = usePreferences();
  const marks = { reasons: comment.decision?.reasons ?? [], isMasked: blur !== 'nothing' && !isRevealed };
  return (
    <li className={css.comment} aria-current={isCurrent} data-out={isOut}>
      <div className={css.head}>
        <bdi className={css.name}>{comment.author.username}</bdi>
        <Age since={comment.receivedAt} />
        <Button size="compact-xs" variant={isOut ? 'filled' : 'default'} aria-pressed={isOut} onClick={onToggle}>
          {isOut ? t('wave.out') : t('wave.leaveOut')}
        </Button>
      </div>
      <p className={`readers ${css.text}`} dir="auto">
        <MarkedText text={comment.text} field="text" {...marks} />
      </p>
    </li>
  );
}
