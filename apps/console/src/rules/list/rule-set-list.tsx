import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Site } from '../../api/things.js';
import { ScreenState, UnreadState } from '../../states/screen-state.js';
import { ruleSetsQuery } from '../rule-queries.js';
import { type SiteRuleSet } from '../rule-things.js';
import { RuleSetCard } from './rule-set-card.js';

/** What is live comes first, then what runs beside it, then the rest by name. */
export function RuleSetList({ site }: { site: Site }) {
  const { t } = useTranslation();
  const ruleSets = useQuery(ruleSetsQuery(site.id));
  if (ruleSets.data === undefined) {
    return <UnreadState query={ruleSets} />;
  }
  if (ruleSets.data.length === 0) {
    return <ScreenState level={2} title={t('rules.none')} text={t('rules.noneHelp')} />;
  }
  const rank = ({ live, shadow }: SiteRuleSet) => (live !== null ? 0 : shadow !== null ? 1 : 2);
  const sorted = [...ruleSets.data].sort((one, other) => rank(one) - rank(other) || one.id.localeCompare(other.id));
  return sorted.map((ruleSet) => <RuleSetCard key={ruleSet.id} ruleSet={ruleSet} />);
}
