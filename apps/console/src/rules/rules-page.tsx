import { Container, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../frame/links.js';
import { PageHead } from '../frame/page-head.js';
import { SiteSelect } from '../frame/site-select.js';
import { sitesQuery } from '../review/review-queries.js';
import { usePermission } from '../session/use-me.js';
import { ForbiddenState, ScreenState, UnreadState } from '../states/screen-state.js';
import { NewRuleSet } from './list/new-rule-set.js';
import { CARD_DAYS } from './list/rule-set-card.js';
import { RuleSetList } from './list/rule-set-list.js';
import { reportCardQuery } from './rule-queries.js';

/** What decides on a site: its rule sets, and which of them is live. */
export function RulesPage() {
  const { t } = useTranslation();
  const { site } = useSearch({ from: '/inside/rules' });
  const navigate = useNavigate();
  const mayRead = usePermission('rules:read');
  const mayWrite = usePermission('rules:write');
  const mayPublish = usePermission('rules:publish');
  const sites = useQuery(sitesQuery);
  const chosen = sites.data?.find(({ id }) => id === site) ?? sites.data?.[0];
  // Beside the list, which tells of the others.
  useQuery({
    ...reportCardQuery({ siteId: chosen?.id ?? '', id: chosen?.ruleSet.id ?? '' }, CARD_DAYS),
    enabled: chosen !== undefined,
  });
  if (!mayRead) {
    return <ForbiddenState />;
  }
  if (sites.data === undefined) {
    return <UnreadState query={sites} />;
  }
  if (chosen === undefined) {
    return <ScreenState title={t('rules.noSite')} text={t('rules.noSiteHelp')} />;
  }
  return (
    <Container size="lg" py="lg">
      <Stack gap="md">
        <Group justify="space-between" align="end">
          <div>
            <PageHead title={t('rules.title')} help={t('rules.help')} />
            {mayPublish && (
              <AnchorLink to="/policy" search={{ site: chosen.id }} size="sm">
                {t('rules.toPolicy')}
              </AnchorLink>
            )}
          </div>
          <Group gap="sm" align="end">
            {sites.data.length > 1 && (
              <SiteSelect
                size="xs"
                sites={sites.data}
                value={chosen.id}
                onChoose={(id) => void navigate({ to: '/rules', search: { site: id } })}
              />
            )}
            {mayWrite && <NewRuleSet key={chosen.id} siteId={chosen.id} from={chosen.ruleSet} />}
          </Group>
        </Group>
        <RuleSetList key={chosen.id} site={chosen} />
      </Stack>
    </Container>
  );
}
