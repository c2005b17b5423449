import { useTranslation } from 'react-i18next';
import { type Reason } from '../api/things.js';
import css from './marked-text.module.css';
import { MASKED } from './masked-codes.js';
import { type Segment, segmentsOf } from './segments.js';

interface Props {
  text: string;
  field: Reason['spans'][number]['field'];
  reasons: readonly Reason[];
  /** The reason that is pointed at. */
  lit?: number;
  isMasked: boolean;
  /** Inside something that is pressed as a whole: nothing of it is reached by itself. */
  isQuiet?: boolean;
}

/** What a reader wrote, with the places that rules point at; nothing of it is ever markup. */
export function MarkedText({ text, field, reasons, lit, isMasked, isQuiet = false }: Props) {
  const { t } = useTranslation();
  const shown = (segment: Segment) => {
    const of = segment.reasons.flatMap((index) => reasons[index] ?? []);
    if (of.length === 0) {
      return segment.text;
    }
    const hurts = isMasked && of.some(({ code }) => MASKED.has(code));
    const because = of.map(({ code }) => t(`reason.${code}`)).join(', ');
    return (
      <mark
        key={segment.start}
        className={css.mark}
        data-lit={lit !== undefined && segment.reasons.includes(lit)}
        data-masked={hurts}
        data-severe={of.some(({ points }) => points >= 5)}
        tabIndex={hurts && !isQuiet ? 0 : undefined}
        title={hurts ? t('review.masked', { reason: because }) : because}
      >
        {segment.text}
      </mark>
    );
  };
  return <>{segmentsOf(text, field, reasons).map(shown)}</>;
}
