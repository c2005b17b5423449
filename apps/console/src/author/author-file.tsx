import { usePermission } from '../session/use-me.js';
import { type AuthorRecord } from '../api/things.js';
import { LinkedAccounts } from './linked-accounts.js';
import { NoteList } from './note-list.js';
import { SanctionList } from './sanction-list.js';
import { StrikeList } from './strike-list.js';
import { useDwell } from './use-dwell.js';

/** What is known of an author beside his record, read once somebody stays with him. */
export function AuthorFile({ author, name }: { author: AuthorRecord; name: string }) {
  const mayNote = usePermission('authors:note');
  const isRead = useDwell(`${author.siteId}/${author.key}`);
  return (
    <>
      {isRead && <SanctionList author={author} name={name} />}
      {isRead && <StrikeList author={author} />}
      {isRead && mayNote && <NoteList author={author} />}
      <LinkedAccounts linked={author.linked} />
    </>
  );
}
