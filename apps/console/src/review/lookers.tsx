import { useTranslation } from 'react-i18next';
import { type ReviewItem } from '../api/things.js';
import css from './comment-card.module.css';
import { useLookers } from './use-lookers.js';

/** Who else looks at the comment now. */
export function Lookers({ item }: { item: ReviewItem }) {
  const { t, i18n } = useTranslation();
  const names = useLookers(item);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <span role="status" className={css.lookers}>
      {names.length > 0 && t('review.alsoLooking', { names: list.format(names) })}
    </span>
  );
}
