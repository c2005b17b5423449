import { Text, Title } from '@mantine/core';

/** What a screen is, and what it is for. */
export function PageHead({ title, help }: { title: string; help: string }) {
  return (
    <div>
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {help}
      </Text>
    </div>
  );
}
