import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Site } from '../api/things.js';

interface Props extends Pick<NativeSelectProps, 'size' | 'maw'> {
  sites: readonly Site[];
  /** The id of the one that is chosen. */
  value: string | undefined;
  onChoose: (id: string) => void;
}

/** Which site. */
export function SiteSelect({ sites, value, onChoose, ...look }: Props) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      {...look}
      label={t('frame.site')}
      data={sites.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}
