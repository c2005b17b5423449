import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './use-problem-text.js';

/** Why something was not done, and what to change. */
export function ProblemAlert({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return (
    error && (
      <Alert color="red" variant="light" role="alert" title={t('problem.title')}>
        {textOf(error)}
      </Alert>
    )
  );
}
