import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { ProblemAlert } from '../../states/problem-alert.js';
import { type Files, type Place } from '../rule-things.js';
import css from './trial.module.css';

interface Props {
  place: Place;
  files: Files;
  /** Leads to the rule in the text. */
  onGoTo: (rule: string) => void;
}

/** The examples that stand with the rules: which of them fail, and how. */
export function TestPanel({ place, files, onGoTo }: Props) {
  const { t } = useTranslation();
  const tests = useMutation({
    mutationFn: () => call('testRuleSet', { path: place, body: { source: files.source, lists: files.lists } }),
  });
  const failures = tests.data?.failures ?? [];
  return (
    <section className={css.box} aria-labelledby="tests">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h5" id="tests">
            {t('rules.tests.title')}
          </Title>
          <Button size="compact-sm" variant="default" loading={tests.isPending} onClick={() => tests.mutate()}>
            {t('rules.tests.run')}
          </Button>
        </Group>
        <ProblemAlert error={tests.error} />
        <Text size="sm" role="status" c={failures.length > 0 ? 'var(--mantine-color-error)' : 'dimmed'}>
          {tests.data === undefined
            ? t('rules.tests.help')
            : failures.length > 0
              ? t('rules.tests.failed', { count: failures.length, ran: tests.data.ran })
              : t('rules.tests.passed', { count: tests.data.ran })}
        </Text>
        {failures.length > 0 && (
          <ul className={css.reasons}>
            {failures.map(({ rule, kind, index, detail }) => (
              <li key={`${rule}/${kind}/${index}`}>
                <button type="button" className={css.failure} onClick={() => onGoTo(rule)}>
                  <code>{rule}</code>
                  <span className={css.code}>
                    {t(`rules.tests.of.${kind}`, { number: index + 1 })}{' '}
                    {detail === 'hit' || detail === 'no hit'
                      ? t(`rules.tests.was.${detail === 'hit' ? 'hit' : 'none'}`)
                      : detail}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </section>
  );
}
