import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { type AuthorRecord, type Sanction } from '../api/things.js';
import css from '../review/author-panel.module.css';
import { usePermission } from '../session/use-me.js';
import { useNameOf } from '../session/use-name-of.js';
import { ConfirmButton } from '../settings/confirm-button.js';
import { ProblemAlert } from '../states/problem-alert.js';
import { sanctionsQuery } from './author-queries.js';
import { useSanctioning } from './use-sanctioning.js';

/** What is and was held against an author: what is proposed is confirmed here, what acts is lifted. */
export function SanctionList({ author, name }: { author: AuthorRecord; name: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(sanctionsQuery(author));
  if (data.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 className={css.title}>{t('sanction.list')}</h3>
      <ul className={css.history}>
        {data.map((sanction) => (
          <SanctionEntry key={sanction.id} author={author} sanction={sanction} name={name} />
        ))}
      </ul>
    </section>
  );
}

function SanctionEntry({ author, sanction, name }: { author: AuthorRecord; sanction: Sanction; name: string }) {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const maySanction = usePermission('authors:sanction');
  const { siteId, key } = author;
  const { id, kind, state, reason, note, until, createdAt, createdBy } = sanction;
  const act = useSanctioning<'confirm' | 'lift'>(
    author,
    (what, ifMatch) =>
      what === 'confirm'
        ? call('confirmSanction', { path: { siteId, key, id }, ifMatch })
        : call('liftSanction', { path: { siteId, key, id }, ifMatch }),
    (what) => t(`sanction.acted.${what}`, { name }),
  );
  const day = (at: string) => new Date(at).toLocaleDateString(i18n.language, { dateStyle: 'medium' });
  return (
    <li data-testid="sanction">
      <Group gap={6}>
        <strong>{t(`sanction.of.${kind}`)}</strong>
        <span className={css.state} data-action={state === 'active' ? 'reject' : 'none'}>
          {t(`sanction.is.${state}`)}
        </span>
      </Group>
      <span className={css.soft}>
        {t(`reason.${reason}`)} · {t('sanction.by', { name: nameOf(createdBy), day: day(createdAt) })}
        {until !== null && ` · ${t('sanction.until', { day: day(until) })}`}
      </span>
      {note !== null && (
        <p className={`readers ${css.note}`} dir="auto">
          {note}
        </p>
      )}
      <ProblemAlert error={act.error} />
      {maySanction && (state === 'proposed' || state === 'active') && (
        <Group gap={6}>
          {state === 'proposed' && (
            <Button size="compact-xs" loading={act.isPending} onClick={() => act.mutate('confirm')}>
              {t('sanction.confirm')}
            </Button>
          )}
          <ConfirmButton label={t('sanction.lift')} sure={t('sanction.liftSure')} onSure={() => act.mutate('lift')} />
        </Group>
      )}
    </li>
  );
}
