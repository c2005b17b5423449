import { useTranslation } from 'react-i18next';
import { type Queue } from '../api/things.js';
import { AnchorLink } from '../frame/links.js';
import { Tiles } from '../frame/tiles.js';
import { useOverdueAfter } from '../review/use-overdue-after.js';
import { type Handover } from './handover-queries.js';

/** How much waits, is in hands and was left. */
export function ShiftTiles({ handover: { siteId, left }, queues }: { handover: Handover; queues: readonly Queue[] }) {
  const { t, i18n } = useTranslation();
  const overdueAfter = useOverdueAfter();
  const number = new Intl.NumberFormat(i18n.language);
  const sum = (of: (queue: Queue) => number) => queues.reduce((all, queue) => all + of(queue), 0);
  const counts = {
    waiting: sum(({ open }) => open),
    overdue: sum(({ overdueItems }) => overdueItems),
    taken: sum(({ claimed }) => claimed),
    skipped: left.skipped,
    asked: left.secondOpinions,
  };
  const tiles = (Object.keys(counts) as (keyof typeof counts)[]).map((name) => ({
    name,
    label: t(`shift.tile.${name}`),
    value: number.format(counts[name]),
    isWrong: name === 'overdue' && counts.overdue > 0,
    note:
      name === 'taken' ? (
        <>
          {t('bench.tile.taken')}{' '}
          {counts.taken > 0 && (
            <AnchorLink to="/review" search={{ site: siteId }} inherit>
              {t('bench.tile.show')}
            </AnchorLink>
          )}
        </>
      ) : name === 'overdue' ? (
        overdueAfter(queues)
      ) : (
        t(`bench.tile.${name}`)
      ),
  }));
  return <Tiles tiles={tiles} cols={{ base: 2, xs: 3, md: 5 }} />;
}
