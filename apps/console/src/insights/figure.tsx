import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { UnreadState } from '../states/screen-state.js';
import { type Column } from './column.js';
import { FigureTable } from './figure-table.js';
import { type Scope } from './scope.js';
import { csvAddress, type Line, type Statistic, statisticQuery, type StatisticName } from './statistic-query.js';

interface Props<Name extends StatisticName> {
  name: Name;
  scope: Scope;
  columns: readonly Column<Line<Name>>[];
  /** Without one, the table is always shown. */
  chart?: (lines: readonly Line<Name>[]) => ReactNode;
  /** Stands above: what there is to say of all of it. */
  lead?: (statistic: Statistic<Name>) => ReactNode;
}

/** One figure: its name, what it means in a sentence, a chart, and the same as a table and as CSV. */
export function Figure<Name extends StatisticName>({ name, scope, columns, chart, lead }: Props<Name>) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(chart === undefined);
  const statistic = useQuery(statisticQuery(name, scope));
  const title = t(`insights.of.${name}.title`);
  const lines = (statistic.data?.data ?? []) as readonly Line<Name>[];
  return (
    <Paper component="section" aria-labelledby={id} withBorder p="md" radius="md" bg="var(--panel)" data-figure={name}>
      <Stack gap="sm">
        <Group justify="space-between" align="start" gap="xs">
          <div>
            <Title order={2} size="h5" id={id}>
              {title}
            </Title>
            <Text size="sm" c="dimmed" maw="46rem">
              {t(`insights.of.${name}.help`)}
            </Text>
          </div>
          {lines.length > 0 && (
            <Group gap="xs">
              {chart && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-expanded={isOpen}
                  aria-controls={isOpen ? `${id}-table` : undefined}
                  aria-label={t('insights.tableOf', { figure: title })}
                  onClick={toggle}
                >
                  {t('insights.table')}
                </Button>
              )}
              <Button
                component="a"
                href={csvAddress(name, scope)}
                download
                size="compact-sm"
                variant="default"
                aria-label={t('insights.csvOf', { figure: title })}
              >
                {t('insights.csv')}
              </Button>
            </Group>
          )}
        </Group>
        {statistic.data === undefined && <UnreadState query={statistic} />}
        {statistic.data && lines.length === 0 && <Text size="sm">{t(`insights.of.${name}.empty`)}</Text>}
        {statistic.data && lines.length > 0 && (
          <>
            {lead?.(statistic.data)}
            {chart?.(lines)}
            {isOpen && <FigureTable id={`${id}-table`} caption={title} columns={columns} lines={lines} />}
          </>
        )}
      </Stack>
    </Paper>
  );
}
