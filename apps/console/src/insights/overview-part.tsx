import { Stack } from '@mantine/core';
import { ArticlesFigure } from './articles-figure.js';
import { CommentsFigure } from './comments-figure.js';
import { DecisionsFigure } from './decisions-figure.js';
import { OverviewTiles } from './overview-tiles.js';
import { type PartProps } from './part-props.js';
import { QueuesFigure } from './queues-figure.js';
import { TimesFigure } from './times-figure.js';

/** How much comes, how much of it needs people, and how long it waits. */
export function OverviewPart({ scope }: PartProps) {
  return (
    <Stack gap="md">
      <OverviewTiles scope={scope} />
      <CommentsFigure scope={scope} />
      <DecisionsFigure scope={scope} />
      <QueuesFigure scope={scope} />
      <TimesFigure scope={scope} />
      <ArticlesFigure scope={scope} />
    </Stack>
  );
}
