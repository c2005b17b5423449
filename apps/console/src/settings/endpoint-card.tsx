import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, call } from '../api/call.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { Card } from './card.js';
import { ConfirmButton } from './confirm-button.js';
import { DeliveryTable } from './delivery-table.js';

type Endpoint = Answer<'listEndpoints'>['data'][number];

/** One endpoint, how it does, and a message to try it with. */
export function EndpointCard({ endpoint, onChanged }: { endpoint: Endpoint; onChanged: () => void }) {
  const { t } = useTranslation();
  const { id, url, types, enabled, breakerOpenedAt, etag } = endpoint;
  const [areShown, { toggle }] = useDisclosure(false);
  const test = useMutation({ mutationFn: () => call('testEndpoint', { path: { id } }) });
  const turn = useMutation({
    mutationFn: (on: boolean) => call('changeEndpoint', { path: { id }, ifMatch: etag, body: { enabled: on } }),
    onSettled: onChanged,
  });
  const drop = useMutation({
    mutationFn: () => call('deleteEndpoint', { path: { id } }),
    onSuccess: onChanged,
  });
  const state = enabled ? (breakerOpenedAt === null ? 'well' : 'failing') : 'off';
  return (
    <Card name="endpoint">
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Text fw={500} dir="ltr" ta="start">
            {url}
          </Text>
          <Text size="xs" c="dimmed">
            {types.join(', ')}
          </Text>
        </div>
        <Badge color={{ well: 'teal', failing: 'red', off: 'gray' }[state]} variant="dot">
          {t(`settings.endpointIs.${state}`)}
        </Badge>
      </Group>
      <ProblemAlert error={test.error ?? turn.error ?? drop.error} />
      {test.data && (
        <Alert color={test.data.delivered ? 'teal' : 'red'} variant="light" role="status">
          {test.data.delivered
            ? t('settings.arrived', { ms: test.data.latencyMs })
            : t('settings.notArrived', { why: test.data.error ?? test.data.status ?? '' })}
        </Alert>
      )}
      <Group>
        <Button size="compact-sm" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          {t('settings.test')}
        </Button>
        <Button size="compact-sm" variant="default" aria-expanded={areShown} onClick={toggle}>
          {t('settings.deliveries')}
        </Button>
        {enabled ? (
          <ConfirmButton label={t('callbacks.off')} sure={t('callbacks.offSure')} onSure={() => turn.mutate(false)} />
        ) : (
          <Button size="compact-sm" variant="default" loading={turn.isPending} onClick={() => turn.mutate(true)}>
            {t('callbacks.on')}
          </Button>
        )}
        <ConfirmButton label={t('callbacks.drop')} sure={t('callbacks.dropSure')} onSure={() => drop.mutate()} />
      </Group>
      {areShown && <DeliveryTable endpointId={id} />}
    </Card>
  );
}
