import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { notify } from '../notices/notices.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { fieldProblem } from '../states/use-problem-text.js';

export function ChangePassword() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => call('changePassword', { body: { current, password } }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      notify(t('password.changed'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ProblemAlert error={change.error} />
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          required
          value={current}
          error={fieldProblem(change.error, '/current')}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password.new')}
          description={t('welcome.passwordHelp')}
          autoComplete="new-password"
          required
          minLength={8}
          value={password}
          error={fieldProblem(change.error, '/password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={change.isPending}>
          {t('password.do')}
        </Button>
      </Stack>
    </form>
  );
}
