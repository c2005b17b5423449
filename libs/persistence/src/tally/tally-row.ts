/**
 * What one decision says about the automatic decision it is about: itself, or the one right before it that a person
 * judged. Without an evaluation (never scored, or erased) nothing can be said.
 */
export interface TallyRow {
  /** The transaction that committed the decision. */
  xid: string;
  source: 'automatic' | 'moderator' | 'site';
  verdict: 'approve' | 'review' | 'reject';
  /** No earlier decision is about this revision. */
  first: boolean;
  about: {
    siteId: string;
    commentId: string;
    rev: number;
    action: 'approve' | 'review' | 'reject';
    ruleSetId: string;
    version: number;
    hash: string;
    /** ISO 8601. */
    decidedAt: string;
  } | null;
  result: string | null;
  facts: string | null;
  data: string | null;
}

/** What is added to one row of the tallies. */
export interface TallyIncrement {
  ruleSetId: string;
  version: number;
  /** Of the automatic decision, in UTC: 2026-01-31. */
  day: string;
  /** Empty: all decisions of the version. */
  rule: string;
  /** Empty: the rule. */
  entry: string;
  hits: number;
  firstHits: number;
  judged: number;
  overturned: number;
  /** ISO 8601; null when there were only judgements. */
  lastHitAt: string | null;
}

export interface TallyMark {
  siteId: string;
  /** Decisions of earlier transactions are counted. */
  xid: string;
}
