import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, callTagged } from '../api/call.js';
import { CopyField } from '../frame/copy-field.js';
import { notify } from '../notices/notices.js';
import { isolated } from '../language/isolated.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { ConfirmButton } from './confirm-button.js';
import { type Person } from './person-form.js';

/** What is done about somebody's way in. */
export function PersonActs({ person, onChanged }: { person: Person; onChanged: () => void }) {
  const { t } = useTranslation();
  const { id, disabledAt, hasTotp } = person;
  const name = isolated(person.name);
  const path = { personId: id };
  const isOn = disabledAt === null;
  const turn = useMutation({
    mutationFn: async (disabled: boolean) => {
      const { etag } = await callTagged('getPerson', { path });
      await call('changePerson', { path, ifMatch: etag, body: { disabled } });
    },
    onSuccess: (_, disabled) => {
      notify(t(disabled ? 'people.isOff' : 'people.isOn', { name }));
      onChanged();
    },
  });
  const link = useMutation({ mutationFn: () => call('createPersonLink', { path }) });
  const signOut = useMutation({
    mutationFn: () => call('endPersonSessions', { path }),
    onSuccess: () => notify(t('people.isOut', { name })),
  });
  const forget = useMutation({
    mutationFn: () => call('removePersonTotp', { path }),
    onSuccess: () => {
      notify(t('factor.removed'));
      onChanged();
    },
  });
  return (
    <>
      {isOn && (
        <>
          <Button size="compact-sm" variant="default" loading={link.isPending} onClick={() => link.mutate()}>
            {t('people.newLink')}
          </Button>
          <ConfirmButton
            label={t('people.signOut')}
            sure={t('people.signOutSure', { name })}
            onSure={() => signOut.mutate()}
          />
        </>
      )}
      {hasTotp && (
        <ConfirmButton
          label={t('people.forgetFactor')}
          sure={t('people.forgetFactorSure', { name })}
          onSure={() => forget.mutate()}
        />
      )}
      {isOn ? (
        <ConfirmButton
          label={t('people.switchOff')}
          sure={t('people.switchOffSure', { name })}
          onSure={() => turn.mutate(true)}
        />
      ) : (
        <Button size="compact-sm" variant="default" loading={turn.isPending} onClick={() => turn.mutate(false)}>
          {t('people.switchOn')}
        </Button>
      )}
      {(link.data ?? turn.error ?? link.error ?? signOut.error ?? forget.error) && (
        <Stack gap="xs" w="100%">
          <ProblemAlert error={turn.error ?? link.error ?? signOut.error ?? forget.error} />
          {link.data && isOn && <CopyField label={t('people.link')} value={link.data.url} />}
        </Stack>
      )}
    </>
  );
}
