import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, callTagged } from '../api/call.js';
import { type Site } from '../api/things.js';
import { Dialog } from '../frame/dialog.js';
import { notify } from '../notices/notices.js';
import { usePermission } from '../session/use-me.js';
import { Card } from '../settings/card.js';
import { ProblemAlert } from '../states/problem-alert.js';

/** In observe mode, the one button that has decisions act; it says first what that changes. */
export function GoLive({ site: { id, mode, whileUndecided } }: { site: Site }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayChange = usePermission('sites:manage');
  const [isAsked, { open, close }] = useDisclosure(false);
  const change = useMutation({
    mutationFn: async () => {
      const { etag } = await callTagged('getSite', { path: { siteId: id } });
      await call('changeSite', { path: { siteId: id }, ifMatch: etag, body: { mode: 'live' } });
    },
    onSuccess: async () => {
      close();
      notify(t('insights.live.done'));
      await client.invalidateQueries({ queryKey: ['sites'] });
    },
  });
  if (mode === 'live') {
    return <Text size="sm">{t('insights.live.is')}</Text>;
  }
  return (
    <Card>
      <Group justify="space-between">
        <Text size="sm" maw="40rem">
          {t('insights.live.observes')}
        </Text>
        {mayChange && <Button onClick={open}>{t('insights.live.go')}</Button>}
      </Group>
      <Dialog title={t('insights.live.sure')} isOpen={isAsked} onClose={close}>
        <Stack gap="sm">
          <ProblemAlert error={change.error} />
          <List size="sm" spacing={4}>
            <List.Item>{t('insights.live.acts')}</List.Item>
            <List.Item>{t(`insights.live.${whileUndecided}`)}</List.Item>
            <List.Item>{t('insights.live.calls')}</List.Item>
            <List.Item>{t('insights.live.before')}</List.Item>
          </List>
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {t('frame.cancel')}
            </Button>
            <Button loading={change.isPending} onClick={() => change.mutate()}>
              {t('insights.live.go')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Card>
  );
}
