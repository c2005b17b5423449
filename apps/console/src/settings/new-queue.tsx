import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { FieldRow } from '../frame/field-row.js';
import { SendForm } from '../frame/send-form.js';
import { fieldProblem } from '../states/use-problem-text.js';
import { Card } from './card.js';

/** A queue beside those that every site has; what it takes is set once it is there. */
export function NewQueue({ siteId, onMade }: { siteId: string; onMade: () => void }) {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: () => call('createQueue', { path: { siteId }, body: { id, name } }),
    onSuccess: () => {
      setId('');
      setName('');
      onMade();
    },
  });
  return (
    <Card title={t('queues.new')}>
      <SendForm sending={make} button={t('queues.make')} isInCard>
        <FieldRow>
          <TextInput
            label={t('queues.name')}
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('queues.id')}
            description={t('newSite.idHelp')}
            required
            pattern="[a-z][a-z0-9\-]*"
            value={id}
            error={fieldProblem(make.error, '/id')}
            onChange={(event) => setId(event.currentTarget.value)}
          />
        </FieldRow>
      </SendForm>
    </Card>
  );
}
