import { useTranslation } from 'react-i18next';
import { type Decision } from '../api/things.js';
import { MASKED } from './masked-codes.js';
import css from './why-list.module.css';

interface Props {
  decision: Decision | null;
  /** Whether what hurts to read is blurred: what is said of it often repeats it. */
  isMasked: boolean;
  onPoint: (reason: number | undefined) => void;
}

/** Why it is here, in words, the heaviest first; pointing at one shows its place in the text. */
export function WhyList({ decision, isMasked, onPoint }: Props) {
  const { t, i18n } = useTranslation();
  const reasons = decision?.reasons ?? [];
  const points = new Intl.NumberFormat(i18n.language, { signDisplay: 'exceptZero', minimumFractionDigits: 1 });
  const order = reasons.map((_, index) => index).sort((a, b) => (reasons[b]?.points ?? 0) - (reasons[a]?.points ?? 0));
  return (
    <section aria-labelledby="why">
      <h2 id="why" className={css.title}>
        {t('review.why')}
        {typeof decision?.score === 'number' && (
          <span className={css.score}>
            {t('review.score', { score: new Intl.NumberFormat(i18n.language).format(decision.score) })}
          </span>
        )}
      </h2>
      {reasons.length === 0 && <p className={css.none}>{t('review.noReasons')}</p>}
      <ul className={css.list}>
        {order.map((index) => {
          const reason = reasons[index];
          return (
            reason && (
              <li
                key={index}
                className={css.reason}
                onMouseEnter={() => onPoint(index)}
                onMouseLeave={() => onPoint(undefined)}
              >
                <span className={css.points} dir="ltr" data-none={reason.points === 0}>
                  {reason.points !== 0 && points.format(reason.points)}
                </span>
                <span>
                  <bdi
                    dir="auto"
                    className={css.say}
                    data-masked={isMasked && MASKED.has(reason.code) && reason.spans.length > 0}
                  >
                    {reason.say}
                  </bdi>
                  <span className={css.code}>
                    {t(`reason.${reason.code}`)} · <code>{reason.rule}</code>
                  </span>
                </span>
              </li>
            )
          );
        })}
      </ul>
      {decision !== null && decision.degraded.length > 0 && (
        <p className={css.none}>{t('review.degraded', { without: decision.degraded.join(', ') })}</p>
      )}
    </section>
  );
}
