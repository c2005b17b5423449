import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { notify } from '../../notices/notices.js';
import { ConfirmButton } from '../../settings/confirm-button.js';
import { useProblemText } from '../../states/use-problem-text.js';
import { refreshRuleSets } from '../rule-queries.js';
import { type Draft, type Place, type SiteRuleSet } from '../rule-things.js';

interface Props {
  place: Place;
  ruleSet: SiteRuleSet;
  draft: Draft;
  onGone: () => void;
}

/** Throws the draft away, with what was typed and not saved. */
export function DiscardDraft({ place, ruleSet, draft, onGone }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const textOf = useProblemText();
  const discard = useMutation({
    mutationFn: () => call('deleteDraft', { path: place, ifMatch: draft.etag }),
    onSuccess: async () => {
      onGone();
      if (ruleSet.latest === null) {
        await navigate({ to: '/rules', search: { site: place.siteId } });
      }
      await refreshRuleSets(place.siteId);
    },
    onError: (error) => notify(textOf(error), { tone: 'wrong' }),
  });
  return (
    <ConfirmButton
      label={t('rules.draft.discard')}
      sure={t('rules.draft.discardSure')}
      onSure={() => discard.mutate()}
    />
  );
}
