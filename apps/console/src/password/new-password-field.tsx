import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldProblem } from '../states/use-problem-text.js';

interface Props {
  label: string;
  value: string;
  /** Why what was sent was refused. */
  error: Error | null;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

export function NewPasswordField({ label, value, error, onChange, autoFocus }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={label}
      description={t('welcome.passwordHelp')}
      autoComplete="new-password"
      required
      minLength={8}
      autoFocus={autoFocus}
      value={value}
      error={fieldProblem(error, '/password')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
