import { useTranslation } from 'react-i18next';
import { type Decision } from '../api/things.js';
import { useMoment } from '../rules/use-moment.js';
import { useNameOf } from '../session/use-name-of.js';

/** What was decided, by whom and when, in a sentence. */
export function useSaid(): (decision: Decision, actor: string | null) => string {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const momentOf = useMoment();
  return ({ action, source, decidedAt }, actor) =>
    t(`history.said.${action}`, {
      by: source === 'moderator' ? nameOf(actor) : t(`history.by.${source}`),
      when: momentOf(decidedAt),
    });
}
