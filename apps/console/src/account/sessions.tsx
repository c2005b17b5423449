import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { momentText } from '../language/moment-text.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { UnreadState } from '../states/screen-state.js';

/** Where one is signed in, and the way out of each. */
export function Sessions() {
  const { t, i18n } = useTranslation();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: async () => (await call('listMySessions')).data });
  const end = useMutation({
    mutationFn: (sessionId: string) => call('endMySession', { path: { sessionId } }),
    onSuccess: () => sessions.refetch(),
  });
  if (sessions.data === undefined) {
    return <UnreadState query={sessions} />;
  }
  return (
    <Stack gap="sm">
      <ProblemAlert error={end.error} />
      {sessions.data.map(({ id, agent, lastSeenAt, isThis }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm" lineClamp={1} dir="ltr" ta="start">
              {agent ?? t('sessions.unknown')}
            </Text>
            <Text size="xs" c="dimmed">
              {t('sessions.seen', { at: momentText(lastSeenAt, i18n.language) })}
            </Text>
          </div>
          {isThis ? (
            <Badge variant="light" flex="none">
              {t('sessions.this')}
            </Badge>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => end.mutate(id)}>
              {t('account.signOut')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
