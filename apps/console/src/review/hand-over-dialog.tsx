import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Colleague, type ReviewItem } from '../api/things.js';
import { Dialog } from '../frame/dialog.js';
import { ErrorState, LoadingState } from '../states/screen-state.js';

interface Props {
  item: ReviewItem;
  onGive: (to: Colleague) => void;
  onClose: () => void;
}

/** Gives an item to one of those who see it and work in its queue. */
export function HandOverDialog({ item, onGive, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const colleagues = useQuery({
    queryKey: ['colleagues', item.id],
    // Programs have nobody who would look at it.
    queryFn: async () =>
      (await call('listColleagues', { path: { id: item.id } })).data.filter(({ actor }) => actor.startsWith('person:')),
  });
  const to = colleagues.data?.find(({ actor }) => actor === chosen) ?? colleagues.data?.[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to !== undefined) {
      onGive(to);
    }
  };
  return (
    <Dialog title={t('handOver.title')} onClose={onClose}>
      {colleagues.isPending && <LoadingState />}
      {colleagues.error && <ErrorState error={colleagues.error} again={() => void colleagues.refetch()} />}
      {colleagues.data?.length === 0 && <Text>{t('handOver.nobody')}</Text>}
      {to !== undefined && (
        <form onSubmit={submit}>
          <Stack gap="md">
            <Text c="dimmed" size="sm">
              {t('handOver.help')}
            </Text>
            <NativeSelect
              data-autofocus
              label={t('handOver.to')}
              data={colleagues.data?.map(({ actor: value, name }) => ({ value, label: name }))}
              value={to.actor}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <Button type="submit">{t('handOver.do')}</Button>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
