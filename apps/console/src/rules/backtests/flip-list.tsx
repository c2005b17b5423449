import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type BacktestReport } from '../rule-things.js';
import css from './flip-list.module.css';

type Flip = BacktestReport['flips']['live'][number];

/** Comments that would end otherwise, by what would become of them, with samples. */
export function FlipList({ title, flips }: { title: string; flips: readonly Flip[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <Title order={3} size="h6">
        {title}
      </Title>
      {flips.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('rules.flips.none')}
        </Text>
      )}
      {flips.map((flip) => (
        <FlipKind key={`${flip.from}/${flip.to}`} flip={flip} />
      ))}
    </section>
  );
}

function FlipKind({ flip: { from, to, count, samples } }: { flip: Flip }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const kind = t('rules.flips.kind', { from: t(`rules.flips.was.${from}`), to: t(`rules.flips.was.${to}`) });
  return (
    <details className={css.kind} data-testid="flip">
      <summary>
        {t('rules.flips.count', { count, shown: number.format(count) })}: {kind}
      </summary>
      <ul className={css.samples} tabIndex={0} aria-label={kind}>
        {samples.map(({ id, rev, text, score, rules }) => (
          <li key={`${id}/${rev}`} className={css.sample}>
            {text === null ? (
              <Text size="sm" c="dimmed">
                {t('rules.flips.gone')}
              </Text>
            ) : (
              <p className={`readers ${css.text}`} dir="auto">
                {text}
              </p>
            )}
            <Text size="xs" c="dimmed">
              {t('review.score', { score: number.format(score) })}
              {rules.length > 0 && ` · ${rules.join(', ')}`}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
