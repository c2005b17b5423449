import { useTranslation } from 'react-i18next';
import { type Wave } from '../api/things.js';
import { Age } from './age.js';
import { excerptOf } from './excerpt-of.js';
import css from './item-list.module.css';

interface Props {
  wave: Wave;
  isCurrent: boolean;
  onOpen: (wave: Wave) => void;
}

const EXCERPT = 140;

/** Comments that belong together, as one entry of the list. */
export function WaveCard({ wave, isCurrent, onOpen }: Props) {
  const { t } = useTranslation();
  const { kind, total, since, sample } = wave;
  return (
    <li>
      <button type="button" className={css.row} aria-current={isCurrent} data-pile onClick={() => onOpen(wave)}>
        <span className={css.head}>
          <span className={css.author}>{t(`wave.${kind}`, { count: total })}</span>
          <Age since={since} />
        </span>
        <span className={`readers ${css.excerpt}`} dir="auto">
          {excerptOf(sample[0]?.text ?? '', EXCERPT)}
        </span>
      </button>
    </li>
  );
}
