import { Paper, Stack, Title } from '@mantine/core';
import { type ReactNode } from 'react';

/** One thing, or the making of one. */
export function Card({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <Paper withBorder p="md" radius="md" bg="var(--panel)">
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
