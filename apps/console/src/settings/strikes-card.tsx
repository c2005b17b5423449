import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';
import { REJECT_REASONS } from '../review/reject-reasons.js';
import { CardForm } from './card-form.js';
import { type SiteCardProps } from './site-card-props.js';
import { StepRow, WeightRow } from './strike-rows.js';

const USUAL: NonNullable<Site['strikes']> = {
  weights: [{ reason: 'insult', points: 1, days: 90 }],
  steps: [{ points: 3, kind: 'premoderate', days: 14, act: 'propose' }],
};

/** What rejections weigh against their author, and what so much comes to. */
export function StrikesCard({ site, isSaving, onSave }: SiteCardProps) {
  const { t } = useTranslation();
  const [policy, setPolicy] = useState(site.strikes);
  const { weights, steps } = policy ?? { weights: [], steps: [] };
  const free = REJECT_REASONS.find((code) => !weights.some(({ reason }) => reason === code));
  const replaced = <Of,>(all: readonly Of[], at: number, to: Of | undefined): Of[] =>
    to === undefined ? all.filter((_, index) => index !== at) : all.with(at, to);
  return (
    <CardForm
      title={t('moderation.strikes')}
      isSaving={isSaving}
      onSave={() => onSave({ strikes: policy === null || weights.length === 0 ? null : policy })}
    >
      <Switch
        label={t('moderation.withStrikes')}
        description={t('moderation.withStrikesHelp')}
        checked={policy !== null}
        onChange={(event) => setPolicy(event.currentTarget.checked ? USUAL : null)}
      />
      {policy && (
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {t('moderation.weights')}
          </Text>
          {weights.map((weight, at) => (
            <WeightRow
              key={at}
              weight={weight}
              onChange={(to) => setPolicy({ steps, weights: replaced(weights, at, to) })}
            />
          ))}
          <Text size="sm" fw={600}>
            {t('moderation.stepsOfStrikes')}
          </Text>
          {steps.map((step, at) => (
            <StepRow key={at} step={step} onChange={(to) => setPolicy({ weights, steps: replaced(steps, at, to) })} />
          ))}
          <Group gap="xs">
            {free && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setPolicy({ steps, weights: [...weights, { reason: free, points: 1, days: 90 }] })}
              >
                {t('moderation.addWeight')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setPolicy({ weights, steps: [...steps, { points: 5, kind: 'warn', act: 'propose' }] })}
            >
              {t('moderation.addStep')}
            </Button>
          </Group>
        </Stack>
      )}
    </CardForm>
  );
}
