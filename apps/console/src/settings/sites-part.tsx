import { Code, Group, NativeSelect, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, callTagged } from '../api/call.js';
import { type Site } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { NewSite } from '../review/new-site.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { Card } from './card.js';

export function SitesPart({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation();
  return (
    <>
      {sites.map((site) => (
        <SiteCard key={site.id} site={site} />
      ))}
      <Card title={t('settings.newSite')}>
        <NewSite />
      </Card>
    </>
  );
}

function SiteCard({ site: { id, name, mode, ruleSet } }: { site: Site }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: async (to: Site['mode']) => {
      const { etag } = await callTagged('getSite', { path: { siteId: id } });
      await call('changeSite', { path: { siteId: id }, ifMatch: etag, body: { mode: to } });
    },
    onSuccess: async () => {
      notify(t('settings.changed'));
      await client.invalidateQueries({ queryKey: ['sites'] });
    },
  });
  return (
    <Card title={<bdi>{name}</bdi>}>
      <ProblemAlert error={change.error} />
      <Group justify="space-between" align="end">
        <Text size="sm" c="dimmed">
          <Code>{id}</Code> · {t('settings.ruleSet', { id: ruleSet.id, version: ruleSet.version })}
        </Text>
        <NativeSelect
          size="xs"
          label={t('settings.mode')}
          description={t(`settings.modeOf.${mode}Help`)}
          data={(['live', 'observe'] as const).map((value) => ({ value, label: t(`settings.modeOf.${value}`) }))}
          value={mode}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.value as Site['mode'])}
        />
      </Group>
    </Card>
  );
}
