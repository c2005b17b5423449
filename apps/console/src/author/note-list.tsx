import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AuthorRecord } from '../api/things.js';
import css from '../review/author-panel.module.css';
import { useNameOf } from '../session/use-name-of.js';
import { notesQuery } from './author-queries.js';

/** What moderators wrote about an author, or to him. */
export function NoteList({ author }: { author: AuthorRecord }) {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const notes = (useQuery(notesQuery(author)).data ?? []).filter(({ text }) => text !== null);
  if (notes.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 className={css.title}>{t('note.list')}</h3>
      <ul className={css.history}>
        {notes.map(({ id, text, audience, createdAt, createdBy }) => (
          <li key={id} data-testid="note">
            <p className={`readers ${css.note}`} dir="auto">
              {text}
            </p>
            <span className={css.soft}>
              {nameOf(createdBy)} · {new Date(createdAt).toLocaleDateString(i18n.language, { dateStyle: 'medium' })}
              {audience === 'author' && ` · ${t('note.told')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
