import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Site } from '../api/things.js';
import { UnreadState } from '../states/screen-state.js';
import { InvitePerson } from './invite-person.js';
import { PersonCard } from './person-card.js';

/** Who may sign in, as what, and for which sites. */
export function PeoplePart({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation();
  const people = useQuery({
    queryKey: ['people'],
    queryFn: async () => (await call('listPeople', { query: { limit: '200' } })).data,
  });
  if (people.data === undefined) {
    return <UnreadState query={people} />;
  }
  const again = () => void people.refetch();
  return (
    <>
      <InvitePerson sites={sites} onInvited={again} />
      {people.data.length < 2 && <Text c="dimmed">{t('people.alone')}</Text>}
      {people.data.map((person) => (
        <PersonCard key={person.id} person={person} onChanged={again} />
      ))}
    </>
  );
}
