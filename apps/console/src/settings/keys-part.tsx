import { Badge, Checkbox, Code, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { CopyField } from '../frame/copy-field.js';
import { SendForm } from '../frame/send-form.js';
import { momentText } from '../language/moment-text.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { UnreadState } from '../states/screen-state.js';
import { Card } from './card.js';
import { ConfirmButton } from './confirm-button.js';

/** What a site sends with. A new key is shown once. */
export function KeysPart({ siteId }: { siteId: string }) {
  const { t, i18n } = useTranslation();
  const keys = useQuery({
    queryKey: ['keys', siteId],
    queryFn: async () => (await call('listKeys', { path: { siteId } })).data,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => call('revokeKey', { path: { siteId, keyId: id } }),
    onSuccess: () => keys.refetch(),
  });
  if (keys.data === undefined) {
    return <UnreadState query={keys} />;
  }
  const live = keys.data.filter(({ revokedAt }) => revokedAt === null);
  return (
    <>
      <NewKey siteId={siteId} onMade={() => void keys.refetch()} />
      <ProblemAlert error={revoke.error} />
      {live.length === 0 && <Text c="dimmed">{t('settings.noKeys')}</Text>}
      {live.map(({ id, name, prefix, test, createdAt }) => (
        <Card key={id} name="key">
          <Group justify="space-between">
            <div>
              <Text fw={500} component="bdi">
                {name}
              </Text>{' '}
              {test && <Badge color="gray">{t('settings.testKey')}</Badge>}
              <Text size="xs" c="dimmed">
                <Code>{prefix}…</Code> · {momentText(createdAt, i18n.language)}
              </Text>
            </div>
            <ConfirmButton
              label={t('settings.revoke')}
              sure={t('settings.revokeSure')}
              onSure={() => revoke.mutate(id)}
            />
          </Group>
        </Card>
      ))}
    </>
  );
}

function NewKey({ siteId, onMade }: { siteId: string; onMade: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [isTest, setIsTest] = useState(false);
  const make = useMutation({
    mutationFn: () => call('createKey', { path: { siteId }, body: { name, test: isTest } }),
    onSuccess: () => {
      setName('');
      onMade();
    },
  });
  return (
    <Card title={t('settings.newKey')}>
      {make.data?.key !== undefined && <CopyField label={t('settings.onlyNow')} value={make.data.key} />}
      <SendForm sending={make} button={t('settings.makeKey')} isInCard>
        <TextInput
          label={t('settings.keyName')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('settings.testKey')}
          description={t('settings.testKeyHelp')}
          checked={isTest}
          onChange={(event) => setIsTest(event.currentTarget.checked)}
        />
      </SendForm>
    </Card>
  );
}
