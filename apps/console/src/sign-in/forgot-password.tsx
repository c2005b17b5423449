import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function ForgotPassword({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text>{t('signIn.forgotHelp')}</Text>
      <Text size="sm">
        <Anchor component="button" type="button" onClick={onBack}>
          {t('signIn.back')}
        </Anchor>
      </Text>
    </Stack>
  );
}
