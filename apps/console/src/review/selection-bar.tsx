import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How many are picked; what is decided now is decided about them. */
export function SelectionBar({ count, onClear }: { count: number; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="center" gap="sm" pb="xs" data-testid="picked">
      <Text size="sm" fw={600}>
        {t('selection.count', { count })}
      </Text>
      <Button size="compact-xs" variant="default" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </Group>
  );
}
