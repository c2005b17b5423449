import { Stack } from '@mantine/core';
import { type PartProps } from './part-props.js';
import { ReasonsFigure } from './reasons-figure.js';
import { RulesFigure } from './rules-figure.js';
import { SamplesFigure } from './samples-figure.js';

/** Why things were decided, and how often people saw it otherwise. */
export function QualityPart({ scope }: PartProps) {
  return (
    <Stack gap="md">
      <ReasonsFigure scope={scope} />
      <RulesFigure scope={scope} />
      <SamplesFigure scope={scope} />
    </Stack>
  );
}
