import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Scope } from './scope.js';
import { statisticQuery } from './statistic-query.js';
import { useFormats } from './use-formats.js';

/** The few numbers one looks for first. */
export function OverviewTiles({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const comments = useQuery(statisticQuery('comments', scope)).data?.data ?? [];
  const queues = useQuery(statisticQuery('queues', scope)).data?.data ?? [];
  const came = comments.reduce((sum, line) => sum + line.comments, 0);
  const automatic = comments.reduce((sum, line) => sum + line.automatic, 0);
  const tiles = {
    came: formats.number(came),
    automatic: formats.share(came === 0 ? null : automatic / came),
    waiting: formats.number(queues.reduce((sum, { open }) => sum + open, 0)),
    overdue: formats.number(queues.reduce((sum, { overdue }) => sum + overdue, 0)),
  };
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      {(Object.keys(tiles) as (keyof typeof tiles)[]).map((name) => (
        <Paper key={name} withBorder p="sm" radius="md" bg="var(--panel)">
          <Text size="sm" c="dimmed">
            {t(`insights.tile.${name}`)}
          </Text>
          <Text size="xl" fw={600} data-tile={name}>
            {tiles[name]}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
