import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  value: string;
  onChange: (note: string) => void;
  isFirst?: boolean;
}

/** Why a version begins to decide. */
export function NoteField({ value, onChange, isFirst }: Props) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('rules.publish.note')}
      description={t('rules.publish.noteHelp')}
      data-autofocus={isFirst}
      maxLength={2000}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
