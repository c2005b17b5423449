import { Anchor, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { SendForm } from '../frame/send-form.js';

/** Asks for a link that sets a new password; whether there is such an account is told by nothing. */
export function ForgotPassword({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => call('askPasswordReset', { body: { email } }) });
  return (
    <>
      {ask.isSuccess ? (
        <Text>{t('signIn.asked')}</Text>
      ) : (
        <SendForm sending={ask} button={t('signIn.ask')}>
          <Text>{t('signIn.forgotHelp')}</Text>
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </SendForm>
      )}
      <Text size="sm">
        <Anchor component="button" type="button" onClick={onBack}>
          {t('signIn.back')}
        </Anchor>
      </Text>
    </>
  );
}
