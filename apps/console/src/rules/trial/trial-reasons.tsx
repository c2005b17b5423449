import { useTranslation } from 'react-i18next';
import { type Reason } from '../../api/things.js';
import css from './trial.module.css';

interface Props {
  reasons: readonly Reason[];
  /** What stands there where there are none. */
  empty?: string;
  onPoint?: (reason: number | undefined) => void;
}

/** Rules that hit, in words, the heaviest first. */
export function TrialReasons({ reasons, empty, onPoint }: Props) {
  const { t, i18n } = useTranslation();
  const points = new Intl.NumberFormat(i18n.language, { signDisplay: 'exceptZero', minimumFractionDigits: 1 });
  const order = reasons.map((_, index) => index).sort((a, b) => (reasons[b]?.points ?? 0) - (reasons[a]?.points ?? 0));
  if (reasons.length === 0) {
    return empty === undefined ? null : <p className={css.none}>{empty}</p>;
  }
  return (
    <ul className={css.reasons}>
      {order.map((index) => {
        const reason = reasons[index];
        return (
          reason && (
            <li key={index} onMouseEnter={() => onPoint?.(index)} onMouseLeave={() => onPoint?.(undefined)}>
              <span className={css.points} dir="ltr">
                {points.format(reason.points)}
              </span>
              <span>
                <bdi dir="auto">{reason.say}</bdi>
                <span className={css.code}>
                  {t(`reason.${reason.code}`)} · <code>{reason.rule}</code>
                </span>
              </span>
            </li>
          )
        );
      })}
    </ul>
  );
}
