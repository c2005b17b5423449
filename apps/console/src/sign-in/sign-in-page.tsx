import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { GateFrame } from '../frame/gate-frame.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const { t } = useTranslation();
  const { to } = useSearch({ from: '/sign-in' });
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <GateFrame title={t('signIn.title')}>
      <SignInForm
        onDone={() => {
          client.clear();
          void navigate({ href: to ?? '/review', replace: true });
        }}
      />
    </GateFrame>
  );
}
