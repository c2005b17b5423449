import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../states/use-problem-text.js';
import { diffQuery } from '../rule-queries.js';
import { type Draft, type Place, type SiteRuleSet } from '../rule-things.js';
import css from './before-publishing.module.css';
import { useSoundness } from './use-soundness.js';

/** What stands in the way of publishing, and what it would change. */
export function BeforePublishing({ place, ruleSet, draft }: { place: Place; ruleSet: SiteRuleSet; draft: Draft }) {
  const { t, i18n } = useTranslation();
  const textOf = useProblemText();
  const { lint, tests, report } = useSoundness(place, draft);
  const files = { source: draft.source, lists: draft.lists };
  const diff = useQuery({ ...diffQuery(place, 'live', files), enabled: ruleSet.live !== null });
  const mistakes = lint.data?.issues.length ?? 0;
  const failures = tests.data?.failures.length ?? 0;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <ul className={css.list} aria-label={t('rules.publish.before')}>
      <Line is={lint.data && (mistakes === 0 ? 'well' : 'bad')}>
        {lint.error
          ? textOf(lint.error)
          : mistakes === 0
            ? t('rules.lint.well')
            : t('rules.lint.errors', { count: mistakes })}
      </Line>
      <Line is={tests.data && (failures === 0 ? 'well' : 'bad')}>
        {tests.error
          ? textOf(tests.error)
          : tests.data &&
            (failures === 0
              ? t('rules.tests.passed', { count: tests.data.ran })
              : t('rules.tests.failed', { count: failures, ran: tests.data.ran }))}
      </Line>
      {ruleSet.live !== null && (
        <Line is={diff.data && 'told'}>
          {diff.error
            ? textOf(diff.error)
            : diff.data &&
              t('rules.publish.changes', {
                rules: t('rules.publish.rules', { count: diff.data.rules.length }),
                lists: t('rules.publish.lists', { count: diff.data.lists.length }),
              })}
        </Line>
      )}
      <Line is="told">
        {report
          ? t('rules.publish.backtest', {
              comments: number.format(report.comments),
              flips: number.format(report.flips.live.reduce((sum, { count }) => sum + count, 0)),
            })
          : t('rules.publish.noBacktest')}
      </Line>
    </ul>
  );
}

function Line({ is, children }: { is: 'well' | 'bad' | 'told' | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Text component="li" size="sm" className={css.line} data-is={is ?? 'waiting'}>
      {children ?? t('state.loading')}
    </Text>
  );
}
