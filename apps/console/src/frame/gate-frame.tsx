import { Center, Group, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode } from 'react';
import { LanguageMenu } from './language-menu.js';
import { Mark } from './mark.js';
import { useTitle } from './use-title.js';

/** What stands around the screens of whoever has not signed in. */
export function GateFrame({ title, children }: { title: string; children: ReactNode }) {
  useTitle([title]);
  return (
    <Center component="main" mih="100%" p="md">
      <Stack w="100%" maw="28rem" gap="md">
        <Group justify="space-between">
          <Mark />
          <LanguageMenu />
        </Group>
        <Paper withBorder p="xl" radius="lg" bg="var(--panel)">
          <Stack gap="md">
            <Title order={1} size="h3">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
