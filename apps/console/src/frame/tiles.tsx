import { Paper, SimpleGrid, type SimpleGridProps, Text } from '@mantine/core';
import { type ReactNode } from 'react';

export interface Tile {
  /** What tests and pictures know it by. */
  name: string;
  label: string;
  value: string;
  isWrong?: boolean;
  /** What it means, where the label does not say it, and a way there. */
  note?: ReactNode;
}

/** The few numbers one looks for first. */
export function Tiles({ tiles, cols }: { tiles: readonly Tile[]; cols: SimpleGridProps['cols'] }) {
  return (
    <SimpleGrid component="dl" m={0} cols={cols} spacing="sm">
      {tiles.map(({ name, label, value, isWrong, note }) => (
        <Paper key={name} withBorder p="sm" radius="md" bg="var(--panel)">
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text
            component="dd"
            m={0}
            size="xl"
            fw={600}
            data-tile={name}
            c={isWrong ? 'var(--mantine-color-error)' : undefined}
          >
            {value}
          </Text>
          {note !== undefined && (
            <Text component="dd" m={0} size="xs" c="dimmed">
              {note}
            </Text>
          )}
        </Paper>
      ))}
    </SimpleGrid>
  );
}
