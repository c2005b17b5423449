import { Anchor, PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { isRefused } from '../api/call-errors.js';
import { SendForm } from '../frame/send-form.js';
import { ForgotPassword } from './forgot-password.js';

/** Address and password; the code of an app once the admin asks for it. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [hasForgotten, setHasForgotten] = useState(false);
  const signIn = useMutation({
    mutationFn: () => call('signIn', { body: { email, password, ...(needsCode ? { code: code.trim() } : {}) } }),
    onSuccess: onDone,
    onError: (error) => {
      if (isRefused(error, 401, 'code-needed')) {
        setNeedsCode(true);
      }
    },
  });
  const isFirstAsked = isRefused(signIn.error, 401, 'code-needed') && code === '';
  if (hasForgotten) {
    return <ForgotPassword onBack={() => setHasForgotten(false)} />;
  }
  return (
    <>
      <SendForm sending={isFirstAsked ? { ...signIn, error: null } : signIn} button={t('signIn.do')}>
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {needsCode && (
          <TextInput
            label={t('signIn.code')}
            description={t('signIn.codeHelp')}
            autoComplete="one-time-code"
            required
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
      </SendForm>
      <Text size="sm">
        <Anchor component="button" type="button" onClick={() => setHasForgotten(true)}>
          {t('signIn.forgot')}
        </Anchor>
      </Text>
    </>
  );
}
