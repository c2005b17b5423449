import { Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, callTagged, type Sent } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { notify } from '../notices/notices.js';
import { useQueueName } from '../review/use-queue-name.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { UnreadState } from '../states/screen-state.js';
import { Card } from './card.js';
import { ConfirmButton } from './confirm-button.js';
import { QueueForm } from './queue-form.js';
import { type QueueSettings } from './queue-settings.js';

/** One queue: who works in it, in what order, and for how long something may wait there. */
export function QueueCard({ queue, onChanged }: { queue: QueueSettings; onChanged: () => void }) {
  const { t } = useTranslation();
  const nameOf = useQueueName();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { name, roles, members, order, slaMinutes, overdue } = queue;
  return (
    <Card name="queue">
      <Group justify="space-between" align="start">
        <div>
          <Text fw={500} component="bdi">
            {nameOf({ id: queue.id, name })}
          </Text>
          <Text size="sm" c="dimmed">
            {[...roles.map((role) => t(`role.${role}`)), ...members.map((one) => one.replace(/^token:/, ''))].join(
              ', ',
            )}
            {' · '}
            {t(`queues.orderOf.${order}`)}
          </Text>
        </div>
        {slaMinutes !== null && (
          <Badge variant="light" color="gray">
            {t('queues.sla', { count: slaMinutes })} {overdue !== 'nothing' && `· ${t(`queues.overdueOf.${overdue}`)}`}
          </Badge>
        )}
      </Group>
      <Group>
        <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={toggle}>
          {t('queues.change')}
        </Button>
      </Group>
      {isOpen && (
        <Editor
          queue={queue}
          onDone={() => {
            close();
            onChanged();
          }}
        />
      )}
    </Card>
  );
}

function Editor({ queue: { siteId, id }, onDone }: { queue: QueueSettings; onDone: () => void }) {
  const { t } = useTranslation();
  const path = { siteId, queue: id };
  const query = useQuery({
    queryKey: ['queue', siteId, id],
    queryFn: () => callTagged('getQueue', { path }),
    staleTime: 0,
  });
  const ifMatch = query.data?.etag;
  const onError = (error: Error) => {
    if (isRefused(error, 412)) {
      void query.refetch();
    }
  };
  const onSuccess = () => {
    notify(t('settings.changed'));
    onDone();
  };
  const change = useMutation({
    mutationFn: (body: NonNullable<Sent<'changeQueue'>['body']>) => call('changeQueue', { path, ifMatch, body }),
    onSuccess,
    onError,
  });
  const drop = useMutation({ mutationFn: () => call('deleteQueue', { path, ifMatch }), onSuccess, onError });
  if (query.data === undefined) {
    return <UnreadState query={query} />;
  }
  const { answer, etag } = query.data;
  return (
    <>
      <ProblemAlert error={change.error ?? drop.error} />
      <QueueForm key={etag} queue={answer} isSaving={change.isPending} onSave={change.mutate} error={change.error} />
      {!answer.ready && (
        <ConfirmButton label={t('queues.drop')} sure={t('queues.dropSure')} onSure={() => drop.mutate()} />
      )}
    </>
  );
}
