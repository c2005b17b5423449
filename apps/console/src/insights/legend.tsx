import { useTranslation } from 'react-i18next';
import css from './charts.module.css';
import { COLORS, type Series } from './series.js';

export function Legend({ series }: { series: readonly Series[] }) {
  const { t } = useTranslation();
  return (
    <ul className={css.legend}>
      {series.map(({ key, color, isDashed }) => (
        <li key={key}>
          <span className={css.swatch} data-dashed={isDashed} style={{ background: COLORS[color] }} />
          {t(`insights.series.${key}`)}
        </li>
      ))}
    </ul>
  );
}
