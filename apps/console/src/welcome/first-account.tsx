import { Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { SendForm } from '../frame/send-form.js';
import { NewPasswordField } from '../password/new-password-field.js';
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
  return (
    <>
      <Text c="dimmed">{t('welcome.help')}</Text>
      <SendForm sending={setUp} button={t('welcome.do')}>
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
          error={fieldProblem(setUp.error, '/email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NewPasswordField label={t('signIn.password')} value={password} error={setUp.error} onChange={setPassword} />
      </SendForm>
    </>
  );
}
