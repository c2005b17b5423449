import { ScrollArea, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Me } from '../api/things.js';
import { UnreadState } from '../states/screen-state.js';

const ROLES = ['moderator', 'lead', 'admin', 'analyst'] as const satisfies readonly Me['role'][];

/** Which role may do what: the table the routes go by. */
export function PermissionTable() {
  const { t, i18n } = useTranslation();
  const permissions = useQuery({
    queryKey: ['permissions'],
    queryFn: async () => (await call('listPermissions')).data,
    staleTime: Infinity,
  });
  if (permissions.data === undefined) {
    return <UnreadState query={permissions} />;
  }
  const meaningOf = (name: string, meaning: string) => {
    const key = name.replace(':', '-');
    return i18n.exists(`permissions.of.${key}`) ? t(`permissions.of.${key}`) : meaning;
  };
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('permissions.help')}
      </Text>
      <ScrollArea
        type="auto"
        viewportProps={{
          tabIndex: 0,
          role: 'region',
          'aria-label': t('insights.tableOf', { figure: t('permissions.title') }),
        }}
      >
        <Table verticalSpacing={4} fz="sm" miw="34rem">
          <Table.Caption className="visually-hidden">{t('permissions.title')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('permissions.what')}</Table.Th>
              {ROLES.map((role) => (
                <Table.Th key={role} scope="col" ta="center">
                  {t(`role.${role}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {permissions.data.map(({ name, meaning, roles }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {meaningOf(name, meaning)}
                </Table.Th>
                {ROLES.map((role) => (
                  <Table.Td key={role} ta="center">
                    {roles.includes(role) ? (
                      <span role="img" aria-label={t('permissions.yes')}>
                        ✓
                      </span>
                    ) : (
                      <span className="visually-hidden">{t('permissions.no')}</span>
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </>
  );
}
