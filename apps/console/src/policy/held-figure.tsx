import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Held, perDay } from './held.js';
import css from './policy.module.css';

/** How many of the newest comments, or about how many a day, wait because of a choice, and three of them. */
export function HeldFigure({ held, commentsPerDay }: { held: Held; commentsPerDay: number | null }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  const number = new Intl.NumberFormat(i18n.language);
  const { count, of, samples, isOnlyCounted } = held;
  if (of === 0) {
    return <Text size="sm">{t('policy.noHistory')}</Text>;
  }
  const daily = perDay(held, commentsPerDay);
  const said = isOnlyCounted ? 'would' : 'holds';
  const rounded = Math.round(daily ?? 0);
  const basis = { held: number.format(count), of: number.format(of) };
  return (
    <Stack gap={6}>
      <Group gap="xs" justify="space-between">
        <Text size="sm">
          {daily === null || count === 0 ? (
            <b>{t(`policy.${said}.ofHistory`, { count, ...basis })}</b>
          ) : (
            <>
              <b>{rounded < 1 ? t(`policy.${said}.fewerThanOne`) : t(`policy.${said}.perDay`, { count: rounded })}</b>{' '}
              <span className={css.basis}>{t('policy.basis', { count: of, ...basis })}</span>
            </>
          )}
        </Text>
        {samples.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={toggle}
          >
            {t('policy.examples', { count: samples.length })}
          </Button>
        )}
      </Group>
      {isOpen && (
        <ul id={id} className={css.examples}>
          {samples.map((sample) => (
            <li key={sample.id} className="readers" dir="auto">
              {sample.text ?? t('policy.textGone')}
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
