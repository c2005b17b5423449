import { useTranslation } from 'react-i18next';
import { RefusedError, UnreachableError } from '../api/call-errors.js';

/** An error in the reader's language where the console knows it, or else as the admin says it. */
export function useProblemText(): (error: Error) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (error instanceof UnreachableError) {
      return t('problem.unreachable');
    }
    if (!(error instanceof RefusedError)) {
      return t('problem.unexpected');
    }
    const known = `problem.of.${codeOf(error)}`;
    return i18n.exists(known) ? t(known) : error.message || t('problem.unexpected');
  };
}

/** Who has signed in is told of his password alone. */
const codeOf = ({ code, status }: RefusedError) =>
  code === 'wrong-password' && status === 422 ? 'own-password' : code;

/** What is wrong with one field of what was sent. */
export function fieldProblem(error: Error | null, pointer: string): string | undefined {
  return error instanceof RefusedError
    ? error.problem.errors.find((problem) => problem.pointer === pointer)?.detail
    : undefined;
}
