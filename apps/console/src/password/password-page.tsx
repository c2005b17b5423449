import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { GateFrame } from '../frame/gate-frame.js';
import { SendForm } from '../frame/send-form.js';
import { BrokenLink } from '../welcome/broken-link.js';
import { linkToken } from '../welcome/link-token.js';
import { NewPasswordField } from './new-password-field.js';

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
  return (
    <>
      <Text c="dimmed">{t('password.help')}</Text>
      <SendForm sending={change} button={t('password.do')}>
        <NewPasswordField
          label={t('password.new')}
          value={password}
          error={change.error}
          onChange={setPassword}
          autoFocus
        />
      </SendForm>
    </>
  );
}
