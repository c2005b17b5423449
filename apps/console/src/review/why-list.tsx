import { useTranslation } from 'react-i18next';
import { type Decision, type ReviewComment } from '../api/things.js';
import { hurtingWords } from './hurting-words.js';
import { ReasonList } from './reason-list.js';
import { Score } from './score.js';
import css from './why-list.module.css';

interface Props {
  comment: ReviewComment;
  decision: Decision | null;
  /** Whether what hurts to read is blurred: what is said of it often repeats it. */
  isMasked: boolean;
  onPoint: (reason: number | undefined) => void;
}

/** Why it is here. */
export function WhyList({ comment, decision, isMasked, onPoint }: Props) {
  const { t } = useTranslation();
  const reasons = decision?.reasons ?? [];
  return (
    <section aria-labelledby="why">
      <h2 id="why" className={css.title}>
        {t('review.why')}
      </h2>
      {reasons.length === 0 && <p className={css.none}>{t('review.noReasons')}</p>}
      <ReasonList reasons={reasons} hurting={isMasked ? hurtingWords(comment, reasons) : undefined} onPoint={onPoint} />
      {decision !== null && <Score key={decision.id} siteId={comment.siteId} decision={decision} />}
      {decision !== null && decision.degraded.length > 0 && (
        <p className={css.none}>{t('review.degraded', { without: decision.degraded.join(', ') })}</p>
      )}
    </section>
  );
}
