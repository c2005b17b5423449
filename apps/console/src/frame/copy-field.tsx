import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something to be copied as it stands: a secret, or a command. */
export function CopyField({ label, value, block = false }: { label: string; value: string; block?: boolean }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} dir="ltr">
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? t('frame.copied') : t('frame.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block={block} p={block ? 'sm' : 6} ta="start" style={{ whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
    </Stack>
  );
}
