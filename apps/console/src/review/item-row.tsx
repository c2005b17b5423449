import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import { usePreferences } from '../appearance/preferences.js';
import { isSevere } from '../care/severe.js';
import { Age } from './age.js';
import { useIsOwnEscalation } from './escalations.js';
import { useHandedOver } from './handed-over.js';
import css from './item-list.module.css';
import { excerptOf } from './excerpt-of.js';
import { mainReason } from './main-reason.js';
import { MarkedText } from './marked-text.js';
import { MASKED } from './masked-codes.js';
import { useReasonedDecision } from './use-reasoned-decision.js';
import { isTaken } from './work-list.js';

interface Props {
  item: ReviewItem;
  isCurrent: boolean;
  isSelected: boolean;
  /** Whether what is blurred is shown, here as in the middle. */
  isRevealed: boolean;
  onLook: (item: ReviewItem) => void;
}

const EXCERPT = 140;

export const ItemRow = memo(function ItemRow({ item, isCurrent, isSelected, isRevealed, onLook }: Props) {
  const { t } = useTranslation();
  const { comment } = item;
  const { blur } = usePreferences();
  const reasons = useReasonedDecision(comment)?.reasons ?? [];
  const isVeiled = blur === 'severe' && !isRevealed && isSevere(item);
  const excerpt = excerptOf(comment.text, EXCERPT);
  const hurting = blur === 'nothing' || isRevealed ? [] : reasons.filter(({ code }) => MASKED.has(code));
  const reason = mainReason(reasons, comment.labels);
  const isOwnEscalation = useIsOwnEscalation(item);
  const isHandedOver = useHandedOver().has(item.id);
  return (
    <li>
      <button
        type="button"
        className={css.row}
        aria-current={isCurrent}
        data-selected={isSelected}
        data-taken={isTaken(item)}
        onClick={() => onLook(item)}
      >
        <span className={css.head}>
          <bdi className={css.author}>{comment.author.username}</bdi>
          <Age since={item.openedAt} dueAt={item.dueAt} />
        </span>
        <span className={`readers ${css.excerpt}`} dir="auto" data-veiled={isVeiled}>
          {hurting.length === 0 ? (
            excerpt
          ) : (
            <MarkedText text={excerpt} field="text" reasons={hurting} isMasked isQuiet />
          )}
        </span>
        <span className={css.marks}>
          {isSelected && <span className={css.mark}>{t('review.selected')}</span>}
          {reason !== undefined && <span className={css.mark}>{t(`reason.${reason}`)}</span>}
          {isHandedOver && <span className={css.mark}>{t('review.handedOver')}</span>}
          {isOwnEscalation && <span className={css.mark}>{t('bench.escalation.yours')}</span>}
          {isTaken(item) && <span className={css.taken}>{t('review.taken')}</span>}
        </span>
      </button>
    </li>
  );
});
