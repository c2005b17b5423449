import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { count, type Column } from './column.js';
import { ExamplesButton } from './examples-button.js';
import { Figure } from './figure.js';
import { GoLive } from './go-live.js';
import { KappaLine } from './kappa-line.js';
import { type PartProps } from './part-props.js';
import { type Line } from './statistic-query.js';
import { useFormats } from './use-formats.js';

/** What rules would have done beside what the site did itself, and the step from watching to acting. */
export function ObservePart({ site, scope }: PartProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Line<'agreement'>>[] = [
    { name: 'meaning', show: ({ automatic, site: own }) => t(`insights.pair.${automatic}.${own}`) },
    count('count', ({ count: many }) => many),
    {
      name: 'examples',
      show: ({ automatic, site: own }) => <ExamplesButton siteId={site.id} automatic={automatic} own={own} />,
    },
  ];
  return (
    <Stack gap="md">
      <GoLive key={site.id} site={site} />
      <Figure
        name="agreement"
        scope={scope}
        columns={columns}
        lead={({ kappa, data }) => {
          const all = data.reduce((sum, { count: many }) => sum + many, 0);
          const same = data.reduce((sum, line) => sum + (line.automatic === line.site ? line.count : 0), 0);
          return (
            <div>
              <Text fw={600} data-agreement>
                {t('insights.agree', { same: formats.number(same), all: formats.number(all), count: all })}
              </Text>
              <KappaLine kappa={kappa} />
            </div>
          );
        }}
      />
    </Stack>
  );
}
