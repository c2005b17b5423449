import { Container, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../frame/links.js';
import { useTitle } from '../frame/use-title.js';
import { POLICY_ID } from '../policy/policy.js';
import { sitesQuery } from '../review/review-queries.js';
import { usePermission } from '../session/use-me.js';
import { ForbiddenState, UnreadState } from '../states/screen-state.js';
import { BacktestsPart } from './backtests/backtests-part.js';
import { ChangesPart } from './changes/changes-part.js';
import { DraftPart } from './draft/draft-part.js';
import { isolated } from '../language/isolated.js';
import { StateBadges } from './list/state-badges.js';
import { ReportPart } from './report/report-part.js';
import { ruleSetQuery } from './rule-queries.js';
import { RULE_SET_PARTS, type RuleSetPart } from './rule-set-parts.js';
import { type Place, type SiteRuleSet } from './rule-things.js';
import { VersionsPart } from './versions/versions-part.js';

/** One rule set: its draft, its versions, and what it does. */
export function RuleSetPage() {
  const { siteId, ruleSet: id } = useParams({ from: '/inside/rules/$siteId/$ruleSet' });
  const mayRead = usePermission('rules:read');
  const place = { siteId, id };
  const { t } = useTranslation();
  useTitle([id, t('rules.title')]);
  const ruleSet = useQuery({ ...ruleSetQuery(place), enabled: mayRead });
  if (!mayRead) {
    return <ForbiddenState />;
  }
  if (ruleSet.data === undefined) {
    return <UnreadState query={ruleSet} />;
  }
  return <RuleSet key={`${siteId}/${id}`} place={place} ruleSet={ruleSet.data} />;
}

function RuleSet({ place, ruleSet }: { place: Place; ruleSet: SiteRuleSet }) {
  const { t } = useTranslation();
  const { siteId, id } = place;
  const { part = 'draft' } = useSearch({ from: '/inside/rules/$siteId/$ruleSet' });
  const navigate = useNavigate();
  const mayPublish = usePermission('rules:publish');
  const site = useQuery(sitesQuery).data?.find((one) => one.id === siteId);
  const choose = (to: RuleSetPart) =>
    void navigate({ to: '/rules/$siteId/$ruleSet', params: { siteId, ruleSet: id }, search: { part: to } });
  return (
    <Container size="90rem" py="lg">
      <Stack gap="md">
        <Group justify="space-between" align="end">
          <div>
            <Text size="sm">
              <AnchorLink to="/rules" search={{ site: siteId }} c="dimmed">
                {t('rules.of', { site: isolated(site?.name ?? siteId) })}
              </AnchorLink>
            </Text>
            <Title order={1} size="h3">
              {id}
            </Title>
            {id === POLICY_ID && mayPublish && (
              <AnchorLink to="/policy" search={{ site: siteId }} size="sm">
                {t('rules.toPolicy')}
              </AnchorLink>
            )}
          </div>
          <StateBadges ruleSet={ruleSet} />
        </Group>
        <Tabs value={part} onChange={(to) => choose(to as RuleSetPart)} keepMounted={false}>
          <Tabs.List aria-label={t('rules.parts')}>
            {RULE_SET_PARTS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`rules.part.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={part} pt="md">
            {part === 'changes' && <ChangesPart place={place} ruleSet={ruleSet} />}
            {part === 'backtests' && <BacktestsPart place={place} ruleSet={ruleSet} />}
            {part === 'report' && <ReportPart place={place} ruleSet={ruleSet} />}
            {part === 'draft' && <DraftPart place={place} ruleSet={ruleSet} />}
            {part === 'versions' && <VersionsPart place={place} ruleSet={ruleSet} />}
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Container>
  );
}
