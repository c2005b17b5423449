import { ScrollArea, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { UnreadState } from '../states/screen-state.js';

const LAST = 50;

/** The last messages owed to an endpoint, and what became of each. */
export function DeliveryTable({ endpointId }: { endpointId: string }) {
  const { t, i18n } = useTranslation();
  const deliveries = useQuery({
    queryKey: ['deliveries', endpointId],
    queryFn: async () => (await call('listDeliveries', { path: { id: endpointId }, query: { limit: LAST } })).data,
  });
  if (deliveries.data === undefined) {
    return <UnreadState query={deliveries} />;
  }
  if (deliveries.data.length === 0) {
    return <Text c="dimmed">{t('settings.noDeliveries')}</Text>;
  }
  return (
    <ScrollArea>
      <Table verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            {(['at', 'about', 'state', 'attempts', 'answer'] as const).map((column) => (
              <Table.Th key={column}>{t(`settings.delivery.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deliveries.data.map(({ id, createdAt, type, subjectId, state, attempts, status, error }) => (
            <Table.Tr key={id}>
              <Table.Td>{new Date(createdAt).toLocaleString(i18n.language)}</Table.Td>
              <Table.Td>
                {type} <bdi>{subjectId}</bdi>
              </Table.Td>
              <Table.Td>{t(`settings.deliveryIs.${state}`)}</Table.Td>
              <Table.Td>{attempts}</Table.Td>
              <Table.Td>
                {status} {error}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
