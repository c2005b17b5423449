import { type ReviewComment } from '@palaver/contracts';
import { type SiteDisplay, toCommentObject } from '@palaver/moderation';
import { type CommentRow, type RevisionData } from '@palaver/persistence';

/** The comment as a moderator sees it; undefined when nothing of what the reader wrote is there (any more). */
export function toReviewComment(row: CommentRow, site: SiteDisplay, publicUrl: string): ReviewComment | undefined {
  if (row.data === null) {
    return undefined;
  }
  const { text, author, article, parentId, votes } = JSON.parse(row.data) as RevisionData;
  const comment = toCommentObject(row, site, publicUrl);
  return {
    ...comment,
    text,
    author: { ...comment.author, id: author.id ?? null, username: author.username },
    article,
    parentId: parentId ?? null,
    // Votes that came by themselves are newer than those the comment arrived with.
    votes: row.votes ?? votes ?? null,
    receivedAt: row.receivedAt.toISOString(),
  };
}

/** Changes with everything a decision is based on. */
export function etagOf(row: Pick<CommentRow, 'headRev' | 'decisionVersion'>): string {
  return `"${row.headRev}.${row.decisionVersion}"`;
}
