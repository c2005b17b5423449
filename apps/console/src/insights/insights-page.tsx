import { Container, Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../frame/page-head.js';
import { SiteScreen } from '../frame/site-screen.js';
import { useTitle } from '../frame/use-title.js';
import { DeliveriesPart } from './deliveries-part.js';
import { INSIGHT_PARTS, type InsightPart, type InsightsSearch } from './insights-search.js';
import { ObservePart } from './observe-part.js';
import { OverviewPart } from './overview-part.js';
import { PeoplePart } from './people-part.js';
import { QualityPart } from './quality-part.js';
import { ScopeFields } from './scope-fields.js';
import { scopeOf } from './scope.js';

const PARTS = {
  overview: OverviewPart,
  quality: QualityPart,
  people: PeoplePart,
  deliveries: DeliveriesPart,
  observe: ObservePart,
};

/** What became of all comments of a site. */
export function InsightsPage() {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/inside/insights' });
  const navigate = useNavigate();
  const look = (change: InsightsSearch) => void navigate({ to: '/insights', search: { ...search, ...change } });
  const part = search.part ?? 'overview';
  const Part = PARTS[part];
  const midnight = new Date(new Date().setUTCHours(0, 0, 0, 0)).toLocaleTimeString(i18n.language, {
    timeStyle: 'short',
  });
  useTitle([t(`insights.part.${part}`), t('insights.title')]);
  return (
    <SiteScreen permission="statistics:read" siteId={search.site}>
      {(site, sites) => (
        <Container size="lg" py="lg">
          <Stack gap="md">
            <PageHead title={t('insights.title')} help={t('insights.help', { midnight })} />
            <ScopeFields sites={sites} site={site} search={search} onLook={look} />
            <Tabs value={part} onChange={(to) => look({ part: to as InsightPart })} keepMounted={false}>
              <Tabs.List aria-label={t('insights.title')}>
                {INSIGHT_PARTS.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {t(`insights.part.${name}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value={part} pt="md">
                <Part key={site.id} site={site} scope={scopeOf(site.id, search)} />
              </Tabs.Panel>
            </Tabs>
          </Stack>
        </Container>
      )}
    </SiteScreen>
  );
}
