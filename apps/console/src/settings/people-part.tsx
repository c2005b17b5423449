import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { everyPage } from '../api/every-page.js';
import { type Site } from '../api/things.js';
import { PermissionTable } from '../session/permission-table.js';
import { UnreadState } from '../states/screen-state.js';
import { Card } from './card.js';
import { InvitePerson } from './invite-person.js';
import { PersonCard } from './person-card.js';

/** Who may sign in, as what, and for which sites. */
export function PeoplePart({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation();
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => everyPage((cursor) => call('listPeople', { query: { limit: '200', cursor } })),
  });
  const again = () => void people.refetch();
  return (
    <>
      {people.data === undefined ? (
        <UnreadState query={people} />
      ) : (
        <>
          <InvitePerson sites={sites} onInvited={again} />
          {people.data.length < 2 && <Text c="dimmed">{t('people.alone')}</Text>}
          {people.data.map((person) => (
            <PersonCard key={person.id} person={person} sites={sites} onChanged={again} />
          ))}
        </>
      )}
      <Card title={t('permissions.title')}>
        <PermissionTable />
      </Card>
    </>
  );
}
