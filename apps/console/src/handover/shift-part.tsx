import { Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  /** What tests and pictures know it by. */
  name: string;
  title: string;
  help?: string;
  /** What stands there instead when there is nothing to tell. */
  empty: string | false;
  children: ReactNode;
}

/** One part of the summary. */
export function ShiftPart({ name, title, help, empty, children }: Props) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} withBorder p="md" radius="md" bg="var(--panel)" data-part={name}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {help !== undefined && (
            <Text size="sm" c="dimmed">
              {help}
            </Text>
          )}
        </div>
        {empty === false ? children : <Text size="sm">{empty}</Text>}
      </Stack>
    </Paper>
  );
}
