import { Container, Paper, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../frame/use-title.js';
import { PermissionTable } from '../session/permission-table.js';
import { useMe } from '../session/use-me.js';
import { CareSettings } from './care-settings.js';
import { ChangePassword } from './change-password.js';
import { Factor } from './factor.js';
import { MailSettings } from './mail-settings.js';
import { Sessions } from './sessions.js';

/** What a person does about his own account. */
export function AccountPage() {
  const { t } = useTranslation();
  useTitle([t('account.title')]);
  const me = useMe().data;
  const parts = [
    [t('care.title'), <CareSettings key="care" />],
    [t('mailPreference.title'), <MailSettings key="mail" />],
    [t('password.title'), <ChangePassword key="password" />],
    [t('factor.title'), <Factor key="factor" />],
    [t('sessions.title'), <Sessions key="sessions" />],
    [t('permissions.title'), <PermissionTable key="permissions" />],
  ] as const;
  return (
    <Container size="sm" py="lg">
      <Stack gap="lg">
        <Title order={1} size="h3">
          <bdi>{me?.name}</bdi>
        </Title>
        {parts.map(([title, part]) => (
          <Paper key={title} component="section" aria-label={title} withBorder p="lg" radius="md" bg="var(--panel)">
            <Stack gap="md">
              <Title order={2} size="h5">
                {title}
              </Title>
              {part}
            </Stack>
          </Paper>
        ))}
      </Stack>
    </Container>
  );
}
