import { Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, call, callTagged } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { type Site } from '../api/things.js';
import { SendForm } from '../frame/send-form.js';
import { notify } from '../notices/notices.js';
import { UnreadState } from '../states/screen-state.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { ReachFields } from './reach-fields.js';

export type Person = Answer<'getPerson'>;

interface Props {
  personId: string;
  sites: readonly Site[];
  isMe: boolean;
  onDone: () => void;
}

/** Name, role and reach of somebody who was invited, as they stand now. */
export function PersonForm({ personId, sites, isMe, onDone }: Props) {
  const { t } = useTranslation();
  const path = { personId };
  const query = useQuery({
    queryKey: ['person', personId],
    queryFn: () => callTagged('getPerson', { path }),
    staleTime: 0,
    gcTime: 0,
  });
  const change = useMutation({
    mutationFn: (body: Changed) => call('changePerson', { path, ifMatch: query.data?.etag, body }),
    onSuccess: () => {
      notify(t('people.changed'));
      onDone();
    },
    onError: (error) => {
      if (isRefused(error, 412)) {
        void query.refetch();
      }
    },
  });
  if (query.data === undefined) {
    return <UnreadState query={query} />;
  }
  const { answer, etag } = query.data;
  return <Fields key={etag} person={answer} sites={sites} isMe={isMe} sending={change} />;
}

interface Changed {
  name: string;
  role?: Person['role'];
  sites?: string[];
  sections?: string[] | null;
}
interface FieldsProps extends Pick<Props, 'sites' | 'isMe'> {
  person: Person;
  sending: { mutate: (body: Changed) => void; isPending: boolean; error: Error | null };
}

function Fields({ person, sites, isMe, sending: { mutate, isPending, error } }: FieldsProps) {
  const { t } = useTranslation();
  const { name, role, sections } = person;
  const [draft, setDraft] = useState({ name, role, sites: person.sites, sections: sections ?? [] });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const send = () =>
    mutate(isMe ? { name: draft.name } : { ...draft, sections: draft.sections.length === 0 ? null : draft.sections });
  return (
    <SendForm
      sending={{ mutate: send, isPending, error }}
      button={t('settings.keep')}
      isIncomplete={draft.sites.length === 0}
      isInCard
    >
      <TextInput
        label={t('people.name')}
        required
        maxLength={200}
        value={draft.name}
        error={fieldProblem(error, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {isMe ? (
        <Text size="sm" c="dimmed">
          {t('people.own')}
        </Text>
      ) : (
        <ReachFields draft={draft} sites={sites} error={error} onChange={set} />
      )}
    </SendForm>
  );
}
