import { useTranslation } from 'react-i18next';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

interface Rate {
  rate: number | null;
  low: number | null;
  high: number | null;
}

/** Numbers, shares and times as they are written in the page's language. */
export function useFormats() {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const numbers = new Intl.NumberFormat(language);
  const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const none = t('insights.none');
  const share = (value: number | null) => (value === null ? none : shares.format(value));
  return {
    none,
    number: (value: number) => numbers.format(value),
    share,
    /** With the interval it lies in. */
    rate: ({ rate, low, high }: Rate) =>
      rate === null ? none : t('insights.rate', { rate: share(rate), low: share(low), high: share(high) }),
    /** In the largest unit it has one of. */
    duration: (seconds: number | null) => {
      if (seconds === null) {
        return none;
      }
      const [unit, size] = UNITS.find(([, own]) => seconds >= own) ?? UNITS[3];
      const digits = seconds / size < 10 ? 1 : 0;
      return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(
        seconds / size,
      );
    },
    /** The beginning of an hour or a day in UTC. */
    step: (at: number | string, step: 'hour' | 'day') =>
      new Intl.DateTimeFormat(language, {
        timeZone: 'UTC',
        ...(step === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
      }).format(new Date(at)),
  };
}

export type Formats = ReturnType<typeof useFormats>;
