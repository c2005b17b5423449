import { Container, Stack, Tabs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { SiteSelect } from '../frame/site-select.js';
import { useTitle } from '../frame/use-title.js';
import { sitesQuery } from '../review/review-queries.js';
import { useMe } from '../session/use-me.js';
import { ForbiddenState, UnreadState } from '../states/screen-state.js';
import { EndpointsPart } from './endpoints-part.js';
import { KeysPart } from './keys-part.js';
import { ModerationPart } from './moderation-part.js';
import { PeoplePart } from './people-part.js';
import { QualityPart } from './quality-part.js';
import { QueuesPart } from './queues-part.js';
import { RetentionPart } from './retention-part.js';
import { type SettingsPart, SETTINGS_PARTS } from './settings-parts.js';
import { SitesPart } from './sites-part.js';

/** Parts that are about one site. */
const OF_SITE: Partial<Record<SettingsPart, ComponentType<{ siteId: string }>>> = {
  keys: KeysPart,
  endpoints: EndpointsPart,
  moderation: ModerationPart,
  queues: QueuesPart,
  quality: QualityPart,
};

/** What is set up once: sites, their keys and endpoints, and people. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { part, site } = useSearch({ from: '/inside/settings' });
  const navigate = useNavigate();
  const permissions = useMe().data?.permissions ?? [];
  const sites = useQuery(sitesQuery);
  const parts = Object.entries(SETTINGS_PARTS).filter(([, permission]) => permissions.includes(permission));
  const shown = part ?? (parts[0]?.[0] as SettingsPart | undefined);
  useTitle([shown && t(`settings.${shown}`), t('settings.title')]);
  if (shown === undefined || !permissions.includes(SETTINGS_PARTS[shown])) {
    return <ForbiddenState />;
  }
  if (sites.data === undefined) {
    return <UnreadState query={sites} />;
  }
  const chosen = sites.data.find(({ id }) => id === site) ?? sites.data[0];
  const Part = OF_SITE[shown];
  return (
    <Container size="md" py="lg">
      <Stack gap="md">
        <Title order={1} size="h3">
          {t('settings.title')}
        </Title>
        <Tabs
          value={shown}
          onChange={(to) => void navigate({ to: '/settings', search: { part: to as SettingsPart, site } })}
        >
          <Tabs.List aria-label={t('settings.title')}>
            {parts.map(([name]) => (
              <Tabs.Tab key={name} value={name}>
                {t(`settings.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={shown} pt="md">
            <Stack gap="md">
              {Part && (
                <SiteSelect
                  maw="20rem"
                  sites={sites.data}
                  value={chosen?.id}
                  onChoose={(id) => void navigate({ to: '/settings', search: { part: shown, site: id } })}
                />
              )}
              {Part && chosen && <Part key={chosen.id} siteId={chosen.id} />}
              {shown === 'sites' && <SitesPart sites={sites.data} />}
              {shown === 'people' && <PeoplePart sites={sites.data} />}
              {shown === 'retention' && <RetentionPart />}
            </Stack>
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Container>
  );
}
