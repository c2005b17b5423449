import { Container, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';
import { AnchorLink } from '../frame/links.js';
import { PageHead } from '../frame/page-head.js';
import { SiteScreen } from '../frame/site-screen.js';
import { useTitle } from '../frame/use-title.js';
import { SiteSelect } from '../frame/site-select.js';
import { usePermission } from '../session/use-me.js';
import { NewRuleSet } from './list/new-rule-set.js';
import { CARD_DAYS } from './list/rule-set-card.js';
import { RuleSetList } from './list/rule-set-list.js';
import { reportCardQuery } from './rule-queries.js';

/** What decides on a site: its rule sets, and which of them is live. */
export function RulesPage() {
  const { t } = useTranslation();
  useTitle([t('rules.title')]);
  const { site: siteId } = useSearch({ from: '/inside/rules' });
  return (
    <SiteScreen
      permission="rules:read"
      siteId={siteId}
      none={{ title: t('rules.noSite'), text: t('rules.noSiteHelp') }}
    >
      {(site, sites) => <SiteRules site={site} sites={sites} />}
    </SiteScreen>
  );
}

function SiteRules({ site, sites }: { site: Site; sites: readonly Site[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = usePermission('rules:write');
  const mayPublish = usePermission('rules:publish');
  // Beside the list, which tells of the others.
  useQuery(reportCardQuery({ siteId: site.id, id: site.ruleSet.id }, CARD_DAYS));
  return (
    <Container size="lg" py="lg">
      <Stack gap="md">
        <Group justify="space-between" align="end">
          <div>
            <PageHead title={t('rules.title')} help={t('rules.help')} />
            {mayPublish && (
              <AnchorLink to="/policy" search={{ site: site.id }} size="sm">
                {t('rules.toPolicy')}
              </AnchorLink>
            )}
          </div>
          <Group gap="sm" align="end">
            {sites.length > 1 && (
              <SiteSelect
                size="xs"
                sites={sites}
                value={site.id}
                onChoose={(id) => void navigate({ to: '/rules', search: { site: id } })}
              />
            )}
            {mayWrite && <NewRuleSet key={site.id} siteId={site.id} from={site.ruleSet} />}
          </Group>
        </Group>
        <RuleSetList key={site.id} site={site} />
      </Stack>
    </Container>
  );
}
