import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function BrokenLink({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text>{text}</Text>
      <Text size="sm">
        <Anchor component={Link} to="/sign-in">
          {t('welcome.toSignIn')}
        </Anchor>
      </Text>
    </Stack>
  );
}
