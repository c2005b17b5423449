import { usePermission } from '../session/use-me.js';
import { type AuthorRecord } from '../api/things.js';
import { LinkedAccounts } from './linked-accounts.js';
import { NoteList } from './note-list.js';
import { SanctionList } from './sanction-list.js';
import { StrikeList } from './strike-list.js';

interface Props {
  author: AuthorRecord;
  name: string;
  /** Whether it is worth reading: somebody stays with him. */
  isRead: boolean;
}

/** What is known of an author beside his record. */
export function AuthorFile({ author, name, isRead }: Props) {
  const mayNote = usePermission('authors:note');
  return (
    <>
      {isRead && <SanctionList author={author} name={name} />}
      {isRead && <StrikeList author={author} />}
      {isRead && mayNote && <NoteList author={author} />}
      <LinkedAccounts linked={author.linked} />
    </>
  );
}
