import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { CopyField } from '../frame/copy-field.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { ErrorState, LoadingState } from '../states/screen-state.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { Card } from './card.js';
import { EndpointCard } from './endpoint-card.js';

const TYPES = [
  'comment.moderated',
  'author.sanctioned',
  'author.sanction_lifted',
  'author.noted',
  'article.mode_changed',
  'endpoint.disabled',
] as const;
type Type = (typeof TYPES)[number];

/** Where a site is called back. */
export function EndpointsPart({ siteId }: { siteId: string }) {
  const { t } = useTranslation();
  const endpoints = useQuery({
    queryKey: ['endpoints', siteId],
    queryFn: async () => (await call('listEndpoints', { query: { siteId } })).data,
  });
  if (endpoints.data === undefined) {
    return endpoints.error ? (
      <ErrorState error={endpoints.error} again={() => void endpoints.refetch()} />
    ) : (
      <LoadingState />
    );
  }
  return (
    <>
      {endpoints.data.length === 0 && <Text c="dimmed">{t('settings.noEndpoints')}</Text>}
      {endpoints.data.map((endpoint) => (
        <EndpointCard key={endpoint.id} endpoint={endpoint} />
      ))}
      <NewEndpoint siteId={siteId} onMade={() => void endpoints.refetch()} />
    </>
  );
}

function NewEndpoint({ siteId, onMade }: { siteId: string; onMade: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  const [types, setTypes] = useState<Type[]>(['comment.moderated']);
  const make = useMutation({
    mutationFn: () => call('createEndpoint', { body: { siteId, url, types } }),
    onSuccess: () => {
      setUrl('');
      onMade();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Card title={t('settings.newEndpoint')}>
      <ProblemAlert error={make.error} />
      {make.data?.secret !== undefined && <CopyField label={t('settings.onlyNow')} value={make.data.secret} />}
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('settings.url')}
            type="url"
            required
            value={url}
            error={fieldProblem(make.error, '/url')}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <Checkbox.Group
            label={t('settings.types')}
            value={types}
            onChange={(chosen) => setTypes(TYPES.filter((type) => chosen.includes(type)))}
          >
            <Group gap="md" mt={4}>
              {TYPES.map((type) => (
                <Checkbox key={type} value={type} label={<code>{type}</code>} />
              ))}
            </Group>
          </Checkbox.Group>
          <Group>
            <Button type="submit" loading={make.isPending} disabled={types.length === 0}>
              {t('settings.makeEndpoint')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
