import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { ProblemAlert } from '../states/problem-alert.js';
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md" ta="start">
        <ProblemAlert error={create.error} />
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
          pattern="[a-z][a-z0-9-]*"
          value={id}
          error={fieldProblem(create.error, '/id')}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending}>
          {t('newSite.do')}
        </Button>
      </Stack>
    </form>
  );
}
