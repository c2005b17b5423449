import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AuthorRecord } from '../api/things.js';
import css from '../review/author-panel.module.css';

/** Accounts his site takes for the same person's, and what is held against each. */
export function LinkedAccounts({ linked }: Pick<AuthorRecord, 'linked'>) {
  const { t } = useTranslation();
  if (linked.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 className={css.title}>{t('author.linked')}</h3>
      <ul className={css.history}>
        {linked.map(({ key, username, standing }) => (
          <li key={key}>
            <bdi>{username ?? key.replace(/^(id|name):/, '')}</bdi>{' '}
            {standing && (
              <Badge size="sm" color="red" variant="light">
                {t(`standing.${standing.kind}`)}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
