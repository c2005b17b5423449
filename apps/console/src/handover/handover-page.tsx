import { Container, Group, NativeSelect, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../frame/links.js';
import { PageHead } from '../frame/page-head.js';
import { SiteSelect } from '../frame/site-select.js';
import { SiteScreen } from '../frame/site-screen.js';
import { useTitle } from '../frame/use-title.js';
import { type HandoverSearch, LOOKS_BACK } from './handover-queries.js';
import { ShiftSummary } from './shift-summary.js';

/** What whoever begins a shift has to know of a site. */
export function HandoverPage() {
  const { t } = useTranslation();
  useTitle([t('shift.title')]);
  const search = useSearch({ from: '/inside/handover' });
  const navigate = useNavigate();
  const hours = search.hours ?? LOOKS_BACK[0];
  const look = (change: HandoverSearch) => void navigate({ to: '/handover', search: { ...search, ...change } });
  return (
    <SiteScreen permission="review:read" siteId={search.site}>
      {(site, sites) => (
        <Container size="lg" py="lg">
          <Stack gap="md">
            <PageHead title={t('shift.title')} help={t('shift.help')} />
            <Group align="end" gap="sm">
              {sites.length > 1 && <SiteSelect sites={sites} value={site.id} onChoose={(id) => look({ site: id })} />}
              <NativeSelect
                label={t('shift.back')}
                data={LOOKS_BACK.map((value) => ({ value: String(value), label: t('shift.hours', { count: value }) }))}
                value={String(hours)}
                onChange={({ currentTarget: { value } }) =>
                  look({ hours: LOOKS_BACK.find((one) => String(one) === value) })
                }
              />
              <ButtonLink to="/review" search={{ site: site.id }} ms="auto">
                {t('shift.begin')}
              </ButtonLink>
            </Group>
            <ShiftSummary key={site.id} siteId={site.id} hours={hours} />
          </Stack>
        </Container>
      )}
    </SiteScreen>
  );
}
