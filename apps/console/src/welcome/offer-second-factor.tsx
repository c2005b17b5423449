import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SecondFactor } from '../account/second-factor.js';

export function OfferSecondFactor({ password, onDone }: { password: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('factor.offer')}</Text>
      <SecondFactor password={password} onDone={onDone} />
      <Text size="sm">
        <Anchor component="button" type="button" onClick={onDone}>
          {t('factor.later')}
        </Anchor>
      </Text>
    </Stack>
  );
}
