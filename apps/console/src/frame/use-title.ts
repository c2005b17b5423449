import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** What window and tab are called: what is looked at, then what it is a part of. @param waiting how much of it waits; 0 is not told */
export function useTitle(parts: readonly (string | undefined)[], waiting = 0): void {
  const { t, i18n } = useTranslation();
  const count = waiting > 0 ? `(${new Intl.NumberFormat(i18n.language).format(waiting)}) ` : '';
  const title = count + [...parts.filter((part) => part !== undefined), t('name')].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
