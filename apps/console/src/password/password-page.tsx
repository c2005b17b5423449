import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { GateFrame } from '../frame/gate-frame.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { BrokenLink } from '../welcome/broken-link.js';
import { linkToken } from '../welcome/link-token.js';

/** Where the link of an invitation, or of a forgotten password, leads. */
export function PasswordPage() {
  const { t } = useTranslation();
  const [token] = useState(linkToken);
  return (
    <GateFrame title={t('password.title')}>
      {token === undefined ? <BrokenLink text={t('password.broken')} /> : <NewPassword token={token} />}
    </GateFrame>
  );
}

function NewPassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: () => call('setPassword', { body: { token, password } }),
    onSuccess: () => void navigate({ to: '/sign-in', replace: true }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text c="dimmed">{t('password.help')}</Text>
        <ProblemAlert error={change.error} />
        <PasswordInput
          label={t('password.new')}
          description={t('welcome.passwordHelp')}
          autoComplete="new-password"
          required
          minLength={8}
          autoFocus
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
