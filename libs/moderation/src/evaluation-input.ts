import type { Action, Votes } from '@palaver/contracts';
import type { RevisionData, StoredFacts } from '@palaver/persistence';
import type { CommentInput, Facts } from '@palaver/rules';
import { modeAt } from './articles/article-mode.js';

const TEST_TEXT = /^palaver:(approve|review|reject)\b/;

/** The revision as rules read it. */
export function commentInput(id: string, rev: number, data: RevisionData): CommentInput {
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

/** Facts at `now`, as rules read them, from what the tables know; what they were not asked about stays unknown. */
export function factsOf(stored: Partial<StoredFacts>, data: RevisionData, now: string): Facts {
  const { author, votes, reports, rates, similar, unavailable, sanction, article } = stored;
  return {
    now,
    author: author ? authorFacts(author, data.author.createdAt) : undefined,
    votes: voteFacts(votes ?? data.votes),
    // That nobody has reported it is known, not missing.
    reports: reports === null ? { count: 0, reasons: [] } : reports,
    rates,
    similar,
    unavailable,
    article: article ? { mode: modeAt(article, Date.parse(article.at)) } : undefined,
    sanction: sanction ? sanctionFact(sanction) : undefined,
  };
}

/**
 * Somebody of whom no comment was decided, here or in what was imported, may have written for years: unless the site says
 * since when, nothing but the times of his comments is known.
 */
function authorFacts(
  { firstSeenAt, recent, ...counts }: NonNullable<StoredFacts['author']>,
  createdAt: string | undefined,
): Facts['author'] {
  const isKnown = createdAt !== undefined || Object.values(counts).some((count) => count > 0);
  return isKnown ? { firstSeenAt: new Date(firstSeenAt).toISOString(), ...counts, recent } : { recent };
}

function sanctionFact({ id, kind, until }: NonNullable<StoredFacts['sanction']>): Facts['sanction'] {
  return { id, kind, ...(until === null ? {} : { until: new Date(until).toISOString() }) };
}

/** What the text of a comment sent with a test key asks for. */
export function forcedAction({ test, text }: Pick<RevisionData, 'test' | 'text'>): Action | undefined {
  return test ? (TEST_TEXT.exec(text.trim())?.[1] as Action | undefined) : undefined;
}
