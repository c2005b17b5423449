import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type Decision } from '../api/things.js';
import css from './priority.module.css';

/** How many points rules gave: what that is, and from where on its rule set wants what. */
export function Score({ siteId, decision: { score, ruleSet } }: { siteId: string; decision: Decision }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const { data } = useQuery({
    queryKey: ['thresholds', siteId, ruleSet?.hash],
    // A version never changes, and is read whole: only for who wants to know.
    staleTime: Infinity,
    enabled: isOpen && ruleSet !== null,
    queryFn: async () => {
      const path = { siteId, id: ruleSet?.id ?? '', version: String(ruleSet?.version) };
      return thresholdsOf((await call('getVersion', { path })).document);
    },
  });
  if (score === null) {
    return null;
  }
  return (
    <details className={css.priority} data-testid="score" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('bench.score', { score: number(score) })}</summary>
      <p className={css.means}>{t('bench.scoreMeans')}</p>
      {data && ruleSet && (
        <p className={css.means}>
          {t('bench.thresholds', {
            review: number(data.review),
            reject: number(data.reject),
            ruleSet: ruleSet.id,
            version: number(ruleSet.version),
          })}
        </p>
      )}
    </details>
  );
}

function thresholdsOf({ thresholds }: Record<string, unknown>): { review: number; reject: number } | null {
  const { review, reject } = (thresholds ?? {}) as { review?: unknown; reject?: unknown };
  return typeof review === 'number' && typeof reject === 'number' ? { review, reject } : null;
}
