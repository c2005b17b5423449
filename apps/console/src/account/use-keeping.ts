import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type OwnPreferences } from '../api/things.js';
import { notify } from '../notices/notices.js';
import { prefer } from './own-preferences.js';

/** Keeps what somebody prefers, and says so. */
export function useKeeping() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (change: Partial<OwnPreferences>) => prefer(change),
    onSuccess: () => notify(t('mailPreference.kept')),
  });
}
