import { Button, Fieldset, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';

export type Guide = Site['guides'][number];

interface Props {
  guide: Guide;
  onChange: (guide: Guide) => void;
  onDrop: () => void;
}

/** The steps of one reason, one in a line, and its contacts. */
export function GuideFields({ guide, onChange, onDrop }: Props) {
  const { t } = useTranslation();
  const { reason, steps, contacts } = guide;
  const setContact = (at: number, change: Partial<Guide['contacts'][number]>) =>
    onChange({ ...guide, contacts: contacts.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <Fieldset legend={t(`reason.${reason}`)}>
      <Stack gap="xs">
        <Textarea
          label={t('moderation.steps')}
          description={t('moderation.stepsHelp')}
          autosize
          minRows={2}
          value={steps.join('\n')}
          onChange={(event) => onChange({ ...guide, steps: event.currentTarget.value.split('\n') })}
        />
        {contacts.map(({ name, reach }, at) => (
          <Group key={at} grow>
            <TextInput
              label={t('moderation.contact')}
              maxLength={200}
              value={name}
              onChange={(event) => setContact(at, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('moderation.reach')}
              maxLength={500}
              value={reach}
              onChange={(event) => setContact(at, { reach: event.currentTarget.value })}
            />
          </Group>
        ))}
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ ...guide, contacts: [...contacts, { name: '', reach: '' }] })}
          >
            {t('moderation.addContact')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDrop}>
            {t('moderation.drop')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
