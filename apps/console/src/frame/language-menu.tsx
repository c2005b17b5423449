import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { speak } from '../language/i18n.js';
import { type Language, LANGUAGES } from '../language/languages.js';

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const data = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return (
    <NativeSelect
      size="xs"
      aria-label={t('frame.language')}
      data={i18n.language in LANGUAGES ? data : [...data, { value: i18n.language, label: i18n.language }]}
      value={i18n.language}
      onChange={(event) => void speak(event.currentTarget.value as Language)}
    />
  );
}
