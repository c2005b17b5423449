import { useTranslation } from 'react-i18next';
import { type ReasonCode } from '../api/things.js';

export interface Verdict {
  action: 'approve' | 'reject';
  reason?: ReasonCode;
  note?: string;
}

/** What is chosen in one field: to approve, or the reason to reject for. */
export type VerdictChoice = ReasonCode | 'approve';

/** @param note nothing is kept of one that says nothing */
export const verdictOf = (choice: VerdictChoice, note = ''): Verdict => {
  const kept = note.trim() || undefined;
  return choice === 'approve' ? { action: choice, note: kept } : { action: 'reject', reason: choice, note: kept };
};

/** The choices of that field, in words. */
export function useVerdictChoices(offered: readonly ReasonCode[]): { value: VerdictChoice; label: string }[] {
  const { t } = useTranslation();
  return [
    { value: 'approve', label: t('opinion.approve') },
    ...offered.map((value) => ({ value, label: t('opinion.reject', { reason: t(`reason.${value}`) }) })),
  ];
}
