import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { notify } from '../notices/notices.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { SecondFactor } from './second-factor.js';

/** Sets up a second factor, or takes it away; both ask for the password first. */
export function Factor() {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [isSettingUp, setIsSettingUp] = useState(false);
  const done = (text: string) => {
    setPassword('');
    setIsSettingUp(false);
    notify(text);
  };
  const remove = useMutation({
    mutationFn: () => call('removeTotp', { body: { password } }),
    onSuccess: () => done(t('factor.removed')),
  });
  if (isSettingUp) {
    return (
      <SecondFactor password={password} onDone={() => done(t('factor.done'))} onBack={() => setIsSettingUp(false)} />
    );
  }
  return (
    <Stack gap="md">
      <Text c="dimmed" size="sm">
        {t('factor.offer')}
      </Text>
      <ProblemAlert error={remove.error} />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Group>
        <Button disabled={password === ''} onClick={() => setIsSettingUp(true)}>
          {t('factor.setUp')}
        </Button>
        <Button variant="default" disabled={password === ''} loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('factor.remove')}
        </Button>
      </Group>
    </Stack>
  );
}
