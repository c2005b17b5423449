import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { ProblemAlert } from '../states/problem-alert.js';

/** Asks for a link that sets a new password; whether there is such an account is told by nothing. */
export function ForgotPassword({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => call('askPasswordReset', { body: { email } }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ProblemAlert error={ask.error} />
        <Text>{ask.isSuccess ? t('signIn.asked') : t('signIn.forgotHelp')}</Text>
        {!ask.isSuccess && (
          <>
            <TextInput
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" loading={ask.isPending}>
              {t('signIn.ask')}
            </Button>
          </>
        )}
        <Text size="sm">
          <Anchor component="button" type="button" onClick={onBack}>
            {t('signIn.back')}
          </Anchor>
        </Text>
      </Stack>
    </form>
  );
}
