import { Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, call } from '../api/call.js';
import { CopyField } from '../frame/copy-field.js';
import { SendForm } from '../frame/send-form.js';
import { UnreadState } from '../states/screen-state.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { Card } from './card.js';
import { EndpointCard } from './endpoint-card.js';

type Type = Answer<'createEndpoint'>['types'][number];
/** What an endpoint can be told, each once: the compiler misses one that the API has more. */
const TYPES = Object.keys({
  'comment.moderated': true,
  'author.sanctioned': true,
  'author.sanction_lifted': true,
  'author.noted': true,
  'article.mode_changed': true,
  'endpoint.disabled': true,
} satisfies Record<Type, true>) as Type[];

/** Where a site is called back. */
export function EndpointsPart({ siteId }: { siteId: string }) {
  const { t } = useTranslation();
  const endpoints = useQuery({
    queryKey: ['endpoints', siteId],
    queryFn: async () => (await call('listEndpoints', { query: { siteId } })).data,
  });
  if (endpoints.data === undefined) {
    return <UnreadState query={endpoints} />;
  }
  return (
    <>
      {endpoints.data.length === 0 && <Text c="dimmed">{t('settings.noEndpoints')}</Text>}
      {endpoints.data.map((endpoint) => (
        <EndpointCard key={endpoint.id} endpoint={endpoint} onChanged={() => void endpoints.refetch()} />
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
  return (
    <Card title={t('settings.newEndpoint')}>
      {make.data?.secret !== undefined && <CopyField label={t('settings.onlyNow')} value={make.data.secret} />}
      <SendForm sending={make} button={t('settings.makeEndpoint')} isIncomplete={types.length === 0} isInCard>
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
      </SendForm>
    </Card>
  );
}
