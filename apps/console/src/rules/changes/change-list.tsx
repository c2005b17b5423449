import { Badge, Text } from '@mantine/core';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../settings/card.js';
import { type Diff } from '../rule-things.js';
import css from './change-list.module.css';

const COLOURS = { added: 'teal', removed: 'red', changed: 'yellow' } as const;
const SHOWN = 12;

/** What differs, by rule, list and setting: as it runs, whatever the words. */
export function ChangeList({ diff: { rules, lists, settings } }: { diff: Diff }) {
  const { t } = useTranslation();
  const isSame = rules.length + lists.length + settings.length === 0;
  return (
    <Card title={t('rules.changes.title')}>
      {isSame && <Text size="sm">{t('rules.changes.same')}</Text>}
      <ul className={css.list}>
        {settings.map(({ name }) => (
          <Change key={name} name={name} change="changed" />
        ))}
        {rules.map(({ id, change, fields }) => (
          <Change key={id} name={id} change={change} more={fields.join(', ')} />
        ))}
        {lists.map(({ name, change, added, removed, fields }) => (
          <Change key={name} name={t('rules.changes.list', { name })} change={change} more={fields.join(', ')}>
            <Entries mark="+" entries={added} />
            <Entries mark="−" entries={removed} />
          </Change>
        ))}
      </ul>
    </Card>
  );
}

interface ChangeProps {
  name: string;
  change: keyof typeof COLOURS;
  more?: string;
  children?: ReactNode;
}

function Change({ name, change, more = '', children }: ChangeProps) {
  const { t } = useTranslation();
  return (
    <li className={css.change}>
      <Badge variant="light" color={COLOURS[change]}>
        {t(`rules.changes.is.${change}`)}
      </Badge>
      <span>
        <code>{name}</code>
        {more !== '' && <span className={css.more}> {more}</span>}
        {children}
      </span>
    </li>
  );
}

function Entries({ mark, entries }: { mark: string; entries: readonly string[] }) {
  const { t } = useTranslation();
  return (
    entries.length > 0 && (
      <span className={css.entries}>
        {entries.slice(0, SHOWN).map((entry) => (
          <bdi key={entry} className="readers">
            {mark} {entry}
          </bdi>
        ))}
        {entries.length > SHOWN && <span>{t('rules.changes.more', { count: entries.length - SHOWN })}</span>}
      </span>
    )
  );
}
