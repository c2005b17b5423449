import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Queue } from '../api/things.js';
import { type Handover } from './handover-queries.js';

/** The few numbers one looks for first. */
export function ShiftTiles({ queues, left }: { queues: readonly Queue[]; left: Handover['left'] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const sum = (of: (queue: Queue) => number) => queues.reduce((all, queue) => all + of(queue), 0);
  const tiles = {
    waiting: sum(({ open }) => open),
    overdue: sum(({ overdueItems }) => overdueItems),
    taken: sum(({ claimed }) => claimed),
    skipped: left.skipped,
    asked: left.secondOpinions,
  };
  return (
    <SimpleGrid component="dl" m={0} cols={{ base: 2, xs: 3, md: 5 }} spacing="sm">
      {(Object.keys(tiles) as (keyof typeof tiles)[]).map((name) => (
        <Paper key={name} withBorder p="sm" radius="md" bg="var(--panel)">
          <Text component="dt" size="sm" c="dimmed">
            {t(`shift.tile.${name}`)}
          </Text>
          <Text
            component="dd"
            m={0}
            size="xl"
            fw={600}
            data-tile={name}
            c={name === 'overdue' && tiles.overdue > 0 ? 'var(--mantine-color-error)' : undefined}
          >
            {number.format(tiles[name])}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
