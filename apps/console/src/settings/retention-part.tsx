import { Alert, ScrollArea, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { UnreadState } from '../states/screen-state.js';
import { Card } from './card.js';

/** What is kept for how long, and what takes it away. */
export function RetentionPart() {
  const { t } = useTranslation();
  const retention = useQuery({
    queryKey: ['retention'],
    queryFn: async () => (await call('listRetention')).data,
    staleTime: Infinity,
  });
  if (retention.data === undefined) {
    return <UnreadState query={retention} />;
  }
  return (
    <Card title={t('retention.title')}>
      <Text size="sm" c="dimmed">
        {t('retention.help')}
      </Text>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('retention.title') }}>
        <Table verticalSpacing="xs" fz="sm">
          <Table.Caption className="visually-hidden">{t('retention.title')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {(['what', 'long', 'author'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`retention.column.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {retention.data.map(({ name, days, endsWithAuthor }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  <Text size="sm" fw={500}>
                    {t(`retention.of.${name}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t(`retention.meaning.${name}`)}
                  </Text>
                </Table.Th>
                <Table.Td miw="4.5rem">
                  {days === null ? t('retention.always') : t('retention.days', { count: days })}
                </Table.Td>
                <Table.Td miw="4.5rem">{t(endsWithAuthor ? 'retention.erased' : 'retention.stays')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <Alert color="gray" variant="light" title={t('retention.deletion')}>
        {t('retention.deletionHelp')}
      </Alert>
    </Card>
  );
}
