import { Button, Container, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';
import { AnchorLink } from '../frame/links.js';
import { PageHead } from '../frame/page-head.js';
import { SiteSelect } from '../frame/site-select.js';
import { SiteScreen } from '../frame/site-screen.js';
import { useTitle } from '../frame/use-title.js';
import { ScreenState, UnreadState } from '../states/screen-state.js';
import { PolicyForm } from './policy-form.js';
import { storedPolicyQuery } from './stored-policy.js';
import { useCommentsPerDay } from './use-comments-per-day.js';

/** What a site lets through, for those who write no rules. */
export function PolicyPage() {
  const { t } = useTranslation();
  useTitle([t('policy.title')]);
  const search = useSearch({ from: '/inside/policy' });
  const navigate = useNavigate();
  return (
    <SiteScreen permission="rules:publish" siteId={search.site}>
      {(site, sites) => (
        <Container size="md" py="lg">
          <Stack gap="md">
            <PageHead title={t('policy.title')} help={t('policy.help')} />
            <Group justify="space-between" align="end">
              <SiteSelect
                maw="20rem"
                sites={sites}
                value={site.id}
                onChoose={(id) => void navigate({ to: '/policy', search: { site: id } })}
              />
              <AnchorLink to="/rules" search={{ site: site.id }} size="sm">
                {t('policy.toRules')}
              </AnchorLink>
            </Group>
            <SitePolicy key={`${site.id} ${site.ruleSet.id} ${site.ruleSet.version}`} site={site} />
          </Stack>
        </Container>
      )}
    </SiteScreen>
  );
}

function SitePolicy({ site }: { site: Site }) {
  const { t } = useTranslation();
  const stored = useQuery(storedPolicyQuery(site));
  const commentsPerDay = useCommentsPerDay(site.id);
  if (stored.data === undefined) {
    return <UnreadState query={stored} />;
  }
  if (stored.data.kind === 'byHand') {
    const { id: ruleSet } = stored.data;
    return (
      <ScreenState level={2} title={t('policy.byHand')} text={t('policy.byHandHelp', { id: ruleSet })}>
        <Button
          variant="default"
          renderRoot={(props) => <Link {...props} to="/rules/$siteId/$ruleSet" params={{ siteId: site.id, ruleSet }} />}
        >
          {t('policy.toEditor')}
        </Button>
      </ScreenState>
    );
  }
  return <PolicyForm key={stored.data.draft?.etag} site={site} stored={stored.data} commentsPerDay={commentsPerDay} />;
}
