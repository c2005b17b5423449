import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Site } from '../api/things.js';
import { FieldRow } from '../frame/field-row.js';
import { CopyField } from '../frame/copy-field.js';
import { SendForm } from '../frame/send-form.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { Card } from './card.js';
import { type ReachDraft, ReachFields } from './reach-fields.js';

const NOBODY: ReachDraft & { email: string; name: string } = {
  email: '',
  name: '',
  role: 'moderator',
  sites: [],
  sections: [],
};

/** Invites somebody: the link is shown once, and sent by mail where there is a mail server. */
export function InvitePerson({ sites, onInvited }: { sites: readonly Site[]; onInvited: () => void }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState(NOBODY);
  const invite = useMutation({
    mutationFn: () => {
      const { sections, ...rest } = person;
      return call('invitePerson', { body: sections.length === 0 ? rest : person });
    },
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
        <FieldRow>
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
        </FieldRow>
        <ReachFields draft={person} sites={sites} error={invite.error} onChange={set} />
      </SendForm>
    </Card>
  );
}
