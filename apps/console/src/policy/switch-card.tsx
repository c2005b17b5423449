import { Loader, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../settings/card.js';
import { heldBy } from './held.js';
import { HeldFigure } from './held-figure.js';
import { type Choices, CHOICES, type SwitchName } from './policy.js';
import { type Report } from './preview.js';

interface Props<Name extends SwitchName> {
  name: Name;
  value: Choices[Name];
  /** Missing while it is counted. */
  report: Report | undefined;
  commentsPerDay: number | null;
  onChoose: (value: Choices[Name]) => void;
  children?: ReactNode;
}

/** One question of the policy, its answers, and what the chosen one would have held. */
export function SwitchCard<Name extends SwitchName>({
  name,
  value,
  report,
  commentsPerDay,
  onChoose,
  children,
}: Props<Name>) {
  const { t } = useTranslation();
  return (
    <Card title={t(`policy.switch.${name}.title`)}>
      {children}
      <Radio.Group aria-label={t(`policy.switch.${name}.title`)} value={value} onChange={(chosen) => onChoose(chosen)}>
        <Stack gap="xs">
          {CHOICES[name].map((choice) => (
            <Radio key={choice} value={choice} label={t(`policy.switch.${name}.${choice}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {report === undefined ? (
        <Text size="sm" c="dimmed">
          <Loader size="xs" type="dots" me="xs" />
          {t('policy.counting')}
        </Text>
      ) : (
        <HeldFigure held={heldBy(name, report)} commentsPerDay={commentsPerDay} />
      )}
    </Card>
  );
}
