import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../frame/links.js';
import { Card } from '../../settings/card.js';
import { ReCountTable } from '../backtests/re-count-table.js';
import { type Diff, type Place } from '../rule-things.js';

/** What the newest backtest of exactly these two says. */
export function ReCountCard({ place, reCount }: { place: Place; reCount: Diff['reCount'] }) {
  const { t, i18n } = useTranslation();
  const link = (
    <AnchorLink
      to="/rules/$siteId/$ruleSet"
      params={{ siteId: place.siteId, ruleSet: place.id }}
      search={{ part: 'backtests' }}
    >
      {t(reCount ? 'rules.changes.toBacktests' : 'rules.changes.toBacktest')}
    </AnchorLink>
  );
  if (!reCount) {
    return (
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t('rules.changes.noCount')}
        </Text>
        {link}
      </Group>
    );
  }
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Card title={t('rules.changes.count', { count: reCount.comments, shown: number.format(reCount.comments) })}>
      <ReCountTable before={reCount.from} after={reCount.to} />
      {link}
    </Card>
  );
}
