import { hash } from 'node:crypto';
import type { ImportLine } from '@palaver/contracts';
import type { ImportItem, RevisionData } from '@palaver/persistence';
import { canonicalJson } from '@palaver/rules';

/** A checked line, as `sent`, as it is stored: the author's e-mail and address are dropped, what it says is hashed. */
export function toImportItem(number: number, line: ImportLine, sent: unknown): ImportItem {
  const { id, rev = 1, decision, author, ...comment } = line;
  const { email: _email, ip: _ip, ...known } = author;
  const data: RevisionData = { ...comment, author: known };
  const { action, reasonCode, by, note, decidedAt = line.updatedAt ?? line.createdAt } = decision;
  const meaning = [id, rev, data, decision];
  return {
    line: number,
    commentId: id,
    rev,
    // Checked objects have their keys in the schema's order, whatever order they were sent in; free ones have not.
    sha256: hash('sha256', line.meta || line.scores ? canonicalJson(meaning) : JSON.stringify(meaning), 'hex'),
    data: wasRepaired(line, sent) ? { ...data, textRepaired: true } : data,
    createdAt: line.createdAt,
    decision: { action, reasonCode, by, note, decidedAt },
  };
}

/** Whether characters that cannot be stored were replaced in what readers see. */
function wasRepaired(line: ImportLine, sent: unknown): boolean {
  const { text, author } = sent as { text?: unknown; author?: { username?: unknown } };
  return text !== line.text || author?.username !== line.author.username;
}
