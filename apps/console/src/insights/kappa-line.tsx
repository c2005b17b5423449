import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How far two agree beyond chance, in words beside the number. */
export function KappaLine({ kappa }: { kappa: number | null }) {
  const { t, i18n } = useTranslation();
  if (kappa === null) {
    return <Text size="sm">{t('insights.kappa.none')}</Text>;
  }
  const word = kappa >= 0.8 ? 'close' : kappa >= 0.6 ? 'good' : kappa >= 0.4 ? 'fair' : 'little';
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(kappa);
  return <Text size="sm">{t('insights.kappa.said', { word: t(`insights.kappa.${word}`), kappa: number })}</Text>;
}
