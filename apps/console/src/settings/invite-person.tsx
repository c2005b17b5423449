import { Group, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Me, type Site } from '../api/things.js';
import { CopyField } from '../frame/copy-field.js';
import { SendForm } from '../frame/send-form.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { Card } from './card.js';

const ROLES = ['moderator', 'lead', 'analyst', 'admin'] as const satisfies readonly Me['role'][];
const NOBODY = { email: '', name: '', role: 'moderator' as Me['role'], sites: [] as string[] };

/** Invites somebody: the link is shown once, and sent by mail where there is a mail server. */
export function InvitePerson({ sites, onInvited }: { sites: readonly Site[]; onInvited: () => void }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState(NOBODY);
  const invite = useMutation({
    mutationFn: () => call('invitePerson', { body: person }),
    onSuccess: () => {
      setPerson(NOBODY);
      onInvited();
    },
  });
  const set = (change: Partial<typeof NOBODY>) => setPerson({ ...person, ...change });
  return (
    <Card title={t('people.invite')}>
      {invite.data && <CopyField label={t('people.link')} value={invite.data.link.url} />}
      <SendForm sending={invite} button={t('people.do')} isIncomplete={person.sites.length === 0} isInCard>
        <Group grow align="start">
          <TextInput
            label={t('people.name')}
            required
            value={person.name}
            error={fieldProblem(invite.error, '/name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('signIn.email')}
            type="email"
            required
            value={person.email}
            error={fieldProblem(invite.error, '/email')}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
        </Group>
        <Group grow align="start">
          <NativeSelect
            label={t('people.role')}
            data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={person.role}
            onChange={(event) => set({ role: event.currentTarget.value as Me['role'] })}
          />
          <MultiSelect
            label={t('people.sites')}
            data={[
              { value: '*', label: t('people.allSites') },
              ...sites.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={person.sites}
            error={fieldProblem(invite.error, '/sites')}
            onChange={(chosen) => set({ sites: chosen })}
          />
        </Group>
      </SendForm>
    </Card>
  );
}
