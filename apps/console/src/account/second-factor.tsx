import { Anchor, Button, Code, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { CopyField } from '../frame/copy-field.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { ConfirmCode } from './confirm-code.js';

const QrCode = lazy(async () => ({ default: (await import('./qr-code.js')).QrCode }));

interface Props {
  password: string;
  onDone: () => void;
  /** To another password. */
  onBack?: () => void;
}

/** From no second factor to one: a secret for the app, a code of it, and the recovery codes, shown this once. */
export function SecondFactor({ password, onDone, onBack }: Props) {
  const { t } = useTranslation();
  const [recoveryCodes, setRecoveryCodes] = useState<string[]>();
  const propose = useMutation({ mutationFn: () => call('proposeTotp', { body: { password } }) });
  if (recoveryCodes) {
    return (
      <Stack gap="md">
        <Text>{t('factor.recovery')}</Text>
        <Code block>{recoveryCodes.join('\n')}</Code>
        <Button onClick={onDone}>{t('factor.kept')}</Button>
      </Stack>
    );
  }
  if (propose.data) {
    return (
      <Stack gap="md">
        <Text>{t('factor.scan')}</Text>
        <Suspense>
          <QrCode value={propose.data.uri} label={t('factor.picture')} />
        </Suspense>
        <CopyField label={t('factor.secretLabel')} value={propose.data.secret} />
        <Anchor size="sm" href={propose.data.uri}>
          {t('factor.open')}
        </Anchor>
        <ConfirmCode onDone={setRecoveryCodes} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <ProblemAlert error={propose.error} />
      <Button onClick={() => propose.mutate()} loading={propose.isPending}>
        {t('factor.begin')}
      </Button>
      {onBack && (
        <Button variant="default" onClick={onBack}>
          {t('frame.cancel')}
        </Button>
      )}
    </Stack>
  );
}
