import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { notify } from '../../notices/notices.js';
import { ConfirmButton } from '../../settings/confirm-button.js';
import { useProblemText } from '../../states/use-problem-text.js';
import { refreshRuleSets } from '../rule-queries.js';
import { type Place } from '../rule-things.js';

/** Lets a rule count again that the brake has put into shadow. */
export function FreeRule({ place, version, rule }: { place: Place; version: number; rule: string }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const free = useMutation({
    mutationFn: () => call('releaseBrake', { path: { ...place, version: String(version) }, body: { rule } }),
    onSuccess: () => notify(t('rules.report.freed', { rule })),
    onError: (error) => notify(textOf(error), { tone: 'wrong' }),
    onSettled: () => refreshRuleSets(place.siteId),
  });
  return (
    <ConfirmButton label={t('rules.report.free')} sure={t('rules.report.freeSure')} onSure={() => free.mutate()} />
  );
}
