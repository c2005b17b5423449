import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { fieldProblem } from '../states/use-problem-text.js';

/** Makes the first account and signs in to it. */
export function FirstAccount({ token, onDone }: { token: string; onDone: (password: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const setUp = useMutation({
    mutationFn: async () => {
      await call('setUp', { body: { token, name, email, password } });
      await call('signIn', { body: { email, password } });
    },
    onSuccess: () => onDone(password),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate();
  };
  const { error } = setUp;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text c="dimmed">{t('welcome.help')}</Text>
        <ProblemAlert error={error} />
        <TextInput
          label={t('welcome.name')}
          autoComplete="name"
          required
          autoFocus
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          error={fieldProblem(error, '/email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          description={t('welcome.passwordHelp')}
          autoComplete="new-password"
          required
          minLength={8}
          value={password}
          error={fieldProblem(error, '/password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={setUp.isPending}>
          {t('welcome.do')}
        </Button>
      </Stack>
    </form>
  );
}
