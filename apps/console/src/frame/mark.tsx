import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Mark() {
  const { t } = useTranslation();
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/favicon.svg" alt="" width={22} height={22} />
      <Text fw={700} size="lg" component="span">
        {t('name')}
      </Text>
    </Group>
  );
}
