import { Autocomplete, Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { usePermission } from '../session/use-me.js';

/** Gives an item to somebody by name; whoever may see the list of people chooses from it. */
export function HandOverDialog({ onGive, onClose }: { onGive: (to: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const mayList = usePermission('people:manage');
  const [name, setName] = useState('');
  const people = useQuery({
    queryKey: ['people'],
    queryFn: async () => (await call('listPeople', { query: { limit: '200' } })).data,
    enabled: mayList,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const person = people.data?.find((one) => one.name === name || one.email === name);
    onGive(person ? `person:${person.id}` : name.trim());
  };
  return (
    <Modal opened onClose={onClose} title={t('handOver.title')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('handOver.help')}
          </Text>
          <Autocomplete
            data-autofocus
            label={t('handOver.to')}
            placeholder={mayList ? undefined : 'person:…'}
            required
            data={[...new Set(people.data?.map((person) => person.name))]}
            value={name}
            onChange={setName}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {t('handOver.do')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
