import { Paper, Stack, Title } from '@mantine/core';
import { type ReactNode } from 'react';

interface Props {
  title?: ReactNode;
  /** What kind of thing it is, to be found by. */
  name?: string;
  children: ReactNode;
}

/** One thing, or the making of one. */
export function Card({ title, name, children }: Props) {
  return (
    <Paper data-testid={name} withBorder p="md" radius="md" bg="var(--panel)">
      <Stack gap="sm">
        {title !== undefined && (
          <Title order={2} size="h5">
            {title}
          </Title>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
