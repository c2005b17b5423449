import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, call, callTagged } from '../api/call.js';
import { CopyField } from '../frame/copy-field.js';
import { momentText } from '../language/moment-text.js';
import { useMe } from '../session/use-me.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { Card } from './card.js';

type Person = Answer<'listPeople'>['data'][number];

export function PersonCard({ person, onChanged }: { person: Person; onChanged: () => void }) {
  const { t, i18n } = useTranslation();
  const isMe = useMe().data?.id === person.id;
  const { id, name, email, role, sites, disabledAt, hasPassword, hasTotp, lastSignInAt } = person;
  const change = useMutation({
    mutationFn: async (disabled: boolean) => {
      const { etag } = await callTagged('getPerson', { path: { personId: id } });
      await call('changePerson', { path: { personId: id }, ifMatch: etag, body: { disabled } });
    },
    onSuccess: onChanged,
  });
  const link = useMutation({ mutationFn: () => call('createPersonLink', { path: { personId: id } }) });
  const state = disabledAt !== null ? 'off' : hasPassword ? 'on' : 'invited';
  const seen =
    lastSignInAt === null ? t('people.neverSeen') : t('people.seen', { at: momentText(lastSignInAt, i18n.language) });
  return (
    <Card>
      <Group justify="space-between" align="start">
        <div>
          <Text fw={500} component="bdi">
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            <bdi>{email}</bdi> · {t(`role.${role}`)} · {sites.includes('*') ? t('people.allSites') : sites.join(', ')}
          </Text>
          <Text size="xs" c="dimmed">
            {seen}
            {hasTotp && ` · ${t('factor.title')}`}
          </Text>
        </div>
        <Badge color={{ on: 'teal', invited: 'yellow', off: 'gray' }[state]} variant="dot">
          {t(`people.is.${state}`)}
        </Badge>
      </Group>
      <ProblemAlert error={change.error ?? link.error} />
      {link.data && <CopyField label={t('people.link')} value={link.data.url} />}
      {!isMe && (
        <Group>
          <Button size="compact-sm" variant="default" loading={link.isPending} onClick={() => link.mutate()}>
            {t('people.newLink')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate(disabledAt === null)}
          >
            {disabledAt === null ? t('people.switchOff') : t('people.switchOn')}
          </Button>
        </Group>
      )}
    </Card>
  );
}
