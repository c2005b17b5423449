import { useTranslation } from 'react-i18next';
import { type Decision } from '../api/things.js';
import { ReasonList } from './reason-list.js';
import css from './why-list.module.css';

interface Props {
  decision: Decision | null;
  /** Whether what hurts to read is blurred: what is said of it often repeats it. */
  isMasked: boolean;
  onPoint: (reason: number | undefined) => void;
}

/** Why it is here. */
export function WhyList({ decision, isMasked, onPoint }: Props) {
  const { t, i18n } = useTranslation();
  const reasons = decision?.reasons ?? [];
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
      <ReasonList reasons={reasons} isMasked={isMasked} onPoint={onPoint} />
      {decision !== null && decision.degraded.length > 0 && (
        <p className={css.none}>{t('review.degraded', { without: decision.degraded.join(', ') })}</p>
      )}
    </section>
  );
}
