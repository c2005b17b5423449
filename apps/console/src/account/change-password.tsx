import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { SendForm } from '../frame/send-form.js';
import { notify } from '../notices/notices.js';
import { NewPasswordField } from '../password/new-password-field.js';
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
  return (
    <SendForm sending={change} button={t('password.do')}>
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        required
        value={current}
        error={fieldProblem(change.error, '/current')}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPasswordField label={t('password.new')} value={password} error={change.error} onChange={setPassword} />
    </SendForm>
  );
}
