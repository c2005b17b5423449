import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SiteRuleSet } from '../rule-things.js';

export function StateBadges({ ruleSet: { live, shadow, draft } }: { ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  return (
    <Group gap={6}>
      {live !== null && (
        <Badge variant="light" color="teal">
          {t('rules.badge.live', { version: live })}
        </Badge>
      )}
      {shadow !== null && (
        <Badge variant="light" color="grape">
          {t('rules.badge.shadow', { version: shadow })}
        </Badge>
      )}
      {draft && (
        <Badge variant="light" color="gray">
          {t('rules.badge.draft')}
        </Badge>
      )}
    </Group>
  );
}
