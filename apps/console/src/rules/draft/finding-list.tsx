import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../states/use-problem-text.js';
import { type Finding } from '../editor/diagnostics.js';
import { RULES_FILE } from '../rule-things.js';
import css from './finding-list.module.css';

interface Props {
  query: { data: unknown; error: Error | null; isFetching: boolean };
  findings: readonly Finding[];
  onGoTo: (finding: Finding) => void;
}

/** What is wrong, and what is hardly meant; each leads to its place. */
export function FindingList({ query, findings, onGoTo }: Props) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const summary =
    query.data === undefined
      ? t('rules.lint.reading')
      : errors > 0
        ? t('rules.lint.errors', { count: errors })
        : t('rules.lint.well');
  return (
    <section aria-label={t('rules.lint.title')}>
      <Text size="sm" fw={500} role="status" c={errors > 0 ? 'var(--mantine-color-error)' : 'dimmed'}>
        {query.error ? textOf(query.error) : summary}
        {findings.length > errors && ` · ${t('rules.lint.advice', { count: findings.length - errors })}`}
      </Text>
      <ul className={css.list} hidden={findings.length === 0}>
        {findings.map((finding, index) => (
          <li key={index}>
            <button
              type="button"
              className={css.finding}
              data-severity={finding.severity}
              onClick={() => onGoTo(finding)}
            >
              <span className={css.place}>
                {t(finding.file === RULES_FILE ? 'rules.lint.place' : 'rules.lint.placeIn', { ...finding })}
              </span>
              <span className={`readers ${css.message}`} dir="auto">
                {finding.message}
                {finding.hint !== undefined && <span className={css.hint}> {finding.hint}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
