import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { SendForm } from '../frame/send-form.js';
import { fieldProblem } from '../states/use-problem-text.js';

/** Where there is no site yet: the first thing to make. */
export function NewSite() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => call('createSite', { body: { id, name } }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <SendForm sending={create} button={t('newSite.do')}>
      <TextInput
        label={t('newSite.name')}
        required
        value={name}
        error={fieldProblem(create.error, '/name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('newSite.id')}
        description={t('newSite.idHelp')}
        required
        pattern="[a-z][a-z0-9\-]*"
        value={id}
        error={fieldProblem(create.error, '/id')}
        onChange={(event) => setId(event.currentTarget.value)}
      />
    </SendForm>
  );
}
