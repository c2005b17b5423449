import type { Action, Comment, Votes } from '@palaver/contracts';
import type { LoadedWork, RevisionData } from '@palaver/persistence';
import type { CommentInput, Facts } from '@palaver/rules';

const TEST_TEXT = /^palaver:(approve|review|reject)\b/;

/** The revision as rules read it. */
export function commentInput(
  id: string,
  rev: number,
  data: Omit<RevisionData, 'textRepaired'> | Comment,
): CommentInput {
  const { text, format, language, createdAt, parentId, author, article, scores } = data;
  const { id: authorId, username, createdAt: since, roles } = author;
  return {
    id,
    rev,
    text,
    format,
    language,
    createdAt,
    parentId,
    author: { id: authorId, username, createdAt: since, roles },
    article,
    scores,
  };
}

/** Votes as facts: a plain number is the net alone; up and down give the net as well. */
export function voteFacts(votes: Votes | null | undefined): Facts['votes'] {
  if (votes === null || votes === undefined) {
    return undefined;
  }
  return typeof votes === 'number' ? { net: votes } : { ...votes, net: votes.up - votes.down };
}

/** Facts of one piece of work at `now`: what arrived after the comment under test is not known to it. */
export function factsOf(work: LoadedWork, data: RevisionData, now: Date): Facts {
  const { author, reports } = work;
  return {
    now: now.toISOString(),
    author: author
      ? {
          firstSeenAt: author.firstSeenAt.toISOString(),
          approved: author.approved,
          rejected: author.rejected,
          reviewed: author.reviewed,
          recent: author.recent.filter((time) => time <= work.receivedAt).map((time) => time.toISOString()),
        }
      : undefined,
    votes: voteFacts(work.votes ?? data.votes),
    // That nobody has reported it is known, not missing.
    reports: reports ?? { count: 0, reasons: [] },
  };
}

/** What the text of a comment sent with a test key asks for. */
export function forcedAction({ test, text }: Pick<RevisionData, 'test' | 'text'>): Action | undefined {
  return test ? (TEST_TEXT.exec(text.trim())?.[1] as Action | undefined) : undefined;
}
