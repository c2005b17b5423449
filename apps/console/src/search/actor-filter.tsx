import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActorOptions } from '../session/use-actor-options.js';

interface Props {
  /** As the audit log names him. */
  value: string | undefined;
  onChange: (to: string | undefined) => void;
}

/** Who took the decision. */
export function ActorFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const options = useActorOptions(value === undefined ? [] : [value]);
  return (
    <NativeSelect
      size="xs"
      label={t('search.moderator')}
      data={[{ value: '', label: t('search.any') }, ...options]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
