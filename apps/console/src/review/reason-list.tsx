import { useTranslation } from 'react-i18next';
import { type Reason } from '../api/things.js';
import { partsOf } from './hurting-words.js';
import css from './reason-list.module.css';

interface Props {
  reasons: readonly Reason[];
  /** Words that are blurred wherever a rule repeats them; undefined: nothing is blurred. */
  hurting?: readonly string[];
  onPoint?: (reason: number | undefined) => void;
}

/** Rules that hit, in words, the heaviest first; pointing at one shows its place in the text. */
export function ReasonList({ reasons, hurting, onPoint }: Props) {
  const { t, i18n } = useTranslation();
  const points = new Intl.NumberFormat(i18n.language, { signDisplay: 'exceptZero', minimumFractionDigits: 1 });
  const heaviestFirst = [...reasons.entries()].sort(([, a], [, b]) => b.points - a.points);
  return (
    <ul className={css.list}>
      {heaviestFirst.map(([index, reason]) => (
        <li
          key={index}
          className={css.reason}
          onMouseEnter={() => onPoint?.(index)}
          onMouseLeave={() => onPoint?.(undefined)}
        >
          <span className={css.points} dir="ltr" data-none={reason.points === 0}>
            {points.format(reason.points)}
          </span>
          <span>
            <bdi dir="auto" className={`readers ${css.say}`}>
              {hurting === undefined ? reason.say : <Said reason={reason} hurting={hurting} />}
            </bdi>
            <span className={css.code}>
              {t(`reason.${reason.code}`)} · <code>{reason.rule}</code>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What hurts in it is blurred until one points at it. */
function Said({ reason, hurting }: { reason: Reason; hurting: readonly string[] }) {
  const { t } = useTranslation();
  const because = t('review.masked', { reason: t(`reason.${reason.code}`) });
  return partsOf(reason, hurting).map(({ text, isHurting }, index) =>
    isHurting ? (
      <span key={index} className={css.hurting} data-masked tabIndex={0} title={because}>
        {text}
      </span>
    ) : (
      text
    ),
  );
}
