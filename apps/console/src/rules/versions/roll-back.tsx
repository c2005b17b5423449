import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { Dialog } from '../../frame/dialog.js';
import { SendForm } from '../../frame/send-form.js';
import { notify } from '../../notices/notices.js';
import { NoteField } from '../publish/note-field.js';
import { refreshLive } from '../rule-queries.js';
import { type Place } from '../rule-things.js';

/** Lets an older version decide again, under a new number. */
export function RollBack({ place, version }: { place: Place; version: number }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [note, setNote] = useState('');
  const rollBack = useMutation({
    mutationFn: () =>
      call('rollBackVersion', {
        path: { ...place, version: String(version) },
        body: note.trim() === '' ? {} : { note: note.trim() },
      }),
    onSuccess: (made) => {
      notify(t('rules.publish.isLive', { version: made.version }));
      close();
      return refreshLive(place.siteId);
    },
  });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={open}>
        {t('rules.versions.rollBack')}
      </Button>
      <Dialog title={t('rules.versions.rollBackTo', { version })} isOpen={isOpen} onClose={close}>
        <SendForm sending={rollBack} button={t('rules.versions.rollBack')}>
          <Text size="sm">{t('rules.versions.rollBackHelp', { version })}</Text>
          <NoteField isFirst value={note} onChange={setNote} />
        </SendForm>
      </Dialog>
    </>
  );
}
