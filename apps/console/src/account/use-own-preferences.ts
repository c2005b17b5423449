import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me } from '../api/things.js';
import { speak } from '../language/i18n.js';
import { applyHere, ownPreferencesQuery } from './own-preferences.js';

/** Has the page look as its person likes it, wherever he signs in. */
export function useOwnPreferences(me: Me | null | undefined): void {
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const { data } = useQuery({ ...ownPreferencesQuery, enabled: me?.kind === 'person' });
  const language = data?.language;
  const theme = data?.theme;
  useEffect(() => {
    if (data) {
      applyHere(data);
    }
  }, [data]);
  useEffect(() => {
    if (theme !== undefined) {
      setColorScheme(theme === 'system' ? 'auto' : theme);
    }
  }, [theme, setColorScheme]);
  useEffect(() => {
    if (language !== undefined && language !== 'auto') {
      void speak(language);
    }
  }, [language, i18n]);
}
