import { useTranslation } from 'react-i18next';
import { isolated } from '../language/isolated.js';

/** A time as the reader writes times, to be put into a sentence of whatever direction. */
export function useMoment(): (time: string) => string {
  const { i18n } = useTranslation();
  return (time) => isolated(new Date(time).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }));
}
