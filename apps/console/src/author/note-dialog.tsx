import { Radio, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type AuthorRecord } from '../api/things.js';
import { Dialog } from '../frame/dialog.js';
import { SendForm } from '../frame/send-form.js';
import { notify } from '../notices/notices.js';

interface Props {
  author: AuthorRecord;
  name: string;
  onClose: () => void;
}

const AUDIENCES = ['moderators', 'author'] as const;

/** Something to remember about an author, or to tell him. */
export function NoteDialog({ author: { siteId, key }, name, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [audience, setAudience] = useState<(typeof AUDIENCES)[number]>('moderators');
  const add = useMutation({
    mutationFn: () => call('addAuthorNote', { path: { siteId, key }, body: { text: text.trim(), audience } }),
    onSuccess: async () => {
      notify(t('note.done'));
      onClose();
      await client.invalidateQueries({ queryKey: ['author', siteId, key, 'notes'] });
    },
  });
  return (
    <Dialog title={t('note.title', { name })} onClose={onClose}>
      <SendForm sending={add} button={t('note.do')} isIncomplete={text.trim() === ''}>
        <Textarea
          data-autofocus
          label={t('note.text')}
          required
          maxLength={5000}
          autosize
          minRows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Radio.Group label={t('note.audience')} value={audience} onChange={(chosen) => setAudience(chosen)}>
          <Stack gap={6} mt={6}>
            {AUDIENCES.map((value) => (
              <Radio key={value} value={value} label={t(`note.for.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </SendForm>
    </Dialog>
  );
}
