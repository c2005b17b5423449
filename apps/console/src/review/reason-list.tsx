import { useTranslation } from 'react-i18next';
import { type Reason } from '../api/things.js';
import { MASKED } from './masked-codes.js';
import css from './reason-list.module.css';

interface Props {
  reasons: readonly Reason[];
  /** Whether what hurts to read is blurred: what is said of it often repeats it. */
  isMasked?: boolean;
  onPoint?: (reason: number | undefined) => void;
}

/** Rules that hit, in words, the heaviest first; pointing at one shows its place in the text. */
export function ReasonList({ reasons, isMasked = false, onPoint }: Props) {
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
          <span className={css.points} dir="ltr">
            {reason.points !== 0 && points.format(reason.points)}
          </span>
          <span>
            <bdi
              dir="auto"
              className={`readers ${css.say}`}
              data-masked={isMasked && MASKED.has(reason.code) && reason.spans.length > 0}
            >
              {reason.say}
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
