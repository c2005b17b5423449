import { Badge, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkedText } from '../../review/marked-text.js';
import { ReasonList } from '../../review/reason-list.js';
import { type Trial } from '../rule-things.js';
import css from './trial.module.css';

const COLOURS = { approve: 'teal', review: 'yellow', reject: 'red' } as const;

/** What becomes of the comment, why, and where in it. */
export function TrialResult({ trial, text, username }: { trial: Trial; text: string; username: string }) {
  const { t, i18n } = useTranslation();
  const [lit, setLit] = useState<number>();
  const { action, by, score, thresholds, reasons, shadow, skipped } = trial;
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const marks = { reasons, lit, isMasked: false };
  return (
    <Stack gap="xs" data-testid="trial" data-action={action}>
      <Group gap="xs">
        <Badge variant="light" color={COLOURS[action]} size="lg">
          {t(`rules.trial.becomes.${action}`)}
        </Badge>
        <Text size="sm">{t('review.score', { score: number(score) })}</Text>
      </Group>
      <Text size="xs" c="dimmed">
        {by === 'score'
          ? t('rules.trial.thresholds', { review: number(thresholds.review), reject: number(thresholds.reject) })
          : t(`rules.trial.by.${by}`)}
      </Text>
      <p className={`readers ${css.marked}`} dir="auto" data-testid="trial-text">
        <MarkedText text={text} field="text" {...marks} />
      </p>
      {username !== '' && (
        <bdi className={css.name}>
          <MarkedText text={username} field="author.username" {...marks} />
        </bdi>
      )}
      {reasons.length === 0 ? (
        <p className={css.none}>{t('review.noReasons')}</p>
      ) : (
        <ReasonList reasons={reasons} onPoint={setLit} />
      )}
      {shadow.length > 0 && (
        <>
          <Text size="xs" fw={600} c="dimmed">
            {t('rules.trial.shadow')}
          </Text>
          <ReasonList reasons={shadow} />
        </>
      )}
      {skipped.length > 0 && (
        <details className={css.facts}>
          <summary>{t('rules.trial.skipped', { count: skipped.length })}</summary>
          <ul className={css.skipped}>
            {skipped.map(({ rule, missing }) => (
              <li key={rule}>
                <code>{rule}</code>: {missing.join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}
