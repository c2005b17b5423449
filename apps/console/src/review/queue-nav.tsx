import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Queue, type Site } from '../api/things.js';
import { useBoundKeys } from '../commands/bound-keys.js';
import { KeyCap } from '../commands/key-cap.js';
import { runCommand } from '../commands/running-commands.js';
import css from './queue-nav.module.css';
import { type ItemFilter } from './review-queries.js';
import { useHasDone } from './undo-stack.js';
import { useQueueHelp, useQueueName } from './use-queue-name.js';

/** The queues the caller works in, and how many wait in each. */
export function QueueNav({
  queues,
  sites,
  filter,
}: {
  queues: readonly Queue[];
  sites: readonly Site[];
  filter: ItemFilter;
}) {
  const { t } = useTranslation();
  const nameOf = useQueueName();
  const helpOf = useQueueHelp();
  const { keys } = useBoundKeys();
  const hasDone = useHasDone();
  const mine = queues.filter(({ yours }) => yours).sort((one, other) => one.position - other.position);
  const total = mine.reduce((sum, { open }) => sum + open, 0);
  const chosen = mine.find(({ siteId, id }) => siteId === filter.site && id === filter.queue);
  const help = chosen && helpOf(chosen);
  const siteIds = [...new Set(mine.map(({ siteId }) => siteId))];
  return (
    <nav className={css.nav} aria-label={t('review.queues')}>
      <Link
        to="/review"
        search={{}}
        className={css.queue}
        data-chosen={filter.queue === undefined && filter.site === undefined}
      >
        <span>{t('review.all')}</span>
        <Count of={total} />
      </Link>
      {siteIds.map((siteId) => (
        <div key={siteId} role="group" aria-label={siteId}>
          {siteIds.length > 1 && (
            <Link
              to="/review"
              search={{ site: siteId }}
              className={css.site}
              data-chosen={filter.site === siteId && filter.queue === undefined}
            >
              <bdi>{sites.find(({ id }) => id === siteId)?.name ?? siteId}</bdi>
            </Link>
          )}
          {mine
            .filter((queue) => queue.siteId === siteId)
            .map((queue) => (
              <Link
                key={queue.id}
                to="/review"
                search={{ site: siteId, queue: queue.id }}
                className={css.queue}
                data-chosen={filter.site === siteId && filter.queue === queue.id}
                data-empty={queue.open === 0}
                title={helpOf(queue)}
              >
                <bdi>{nameOf(queue)}</bdi>
                <Count of={queue.open} />
              </Link>
            ))}
        </div>
      ))}
      {help !== undefined && <p className={css.help}>{help}</p>}
      <Link to="/handover" search={{ site: filter.site }} className={css.shift}>
        <span>{t('shift.title')}</span>
        <KeyCap name={keys.shift} />
      </Link>
      {(['undo', 'keys'] as const).map((name) => (
        <button
          key={name}
          type="button"
          className={`${css.shift} ${css.command}`}
          disabled={name === 'undo' && !hasDone}
          onClick={() => runCommand(name)}
        >
          <span>{t(`command.${name}`)}</span>
          <KeyCap name={keys[name]} />
        </button>
      ))}
    </nav>
  );
}

function Count({ of: count }: { of: number }) {
  const { i18n } = useTranslation();
  return <span className={css.count}>{new Intl.NumberFormat(i18n.language).format(count)}</span>;
}
