import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../frame/links.js';
import { useNameOf } from '../../session/use-name-of.js';
import { Card } from '../../settings/card.js';
import { reportCardQuery } from '../rule-queries.js';
import { type SiteRuleSet } from '../rule-things.js';
import { useMoment } from '../use-moment.js';
import { CardInShort } from './card-in-short.js';
import { StateBadges } from './state-badges.js';

export const CARD_DAYS = 30;

/** One rule set: what of it runs, what is being written, and how it did lately. */
export function RuleSetCard({ ruleSet }: { ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const { siteId, id, latest, draft } = ruleSet;
  const runs = ruleSet.live !== null || ruleSet.shadow !== null;
  // What runs in shadow decides nothing that could be counted.
  const card = useQuery({ ...reportCardQuery({ siteId, id }, CARD_DAYS), enabled: ruleSet.live !== null });
  const momentOf = useMoment();
  return (
    <Card>
      <Group justify="space-between" gap="sm" data-testid="rule-set">
        <Title order={2} size="h4">
          <AnchorLink to="/rules/$siteId/$ruleSet" params={{ siteId, ruleSet: id }} fw={600} size="lg" c="inherit">
            {id}
          </AnchorLink>
        </Title>
        <StateBadges ruleSet={ruleSet} />
      </Group>
      {card.data && <CardInShort card={card.data} />}
      <Text size="sm" c="dimmed">
        {draft
          ? t('rules.card.draft', { who: nameOf(draft.updatedBy), at: momentOf(draft.updatedAt) })
          : t('rules.card.noDraft')}
        {!runs && latest !== null && ` ${t('rules.card.resting', { version: latest })}`}
      </Text>
    </Card>
  );
}
