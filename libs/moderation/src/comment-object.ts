import type { CommentObject, Decision, ReasonCode } from '@palaver/contracts';
import type { CommentRow, DecisionRow, DirectorySite, RevisionData } from '@palaver/persistence';
import type { Evaluation } from '@palaver/rules';
import { tellHeld, tellRejected } from './tell.js';

export type SiteDisplay = Pick<DirectorySite, 'mode' | 'whileUndecided'> & Partial<Pick<DirectorySite, 'languages'>>;

/** The one object every door answers with. `baseUrl` has no slash at the end. */
export function toCommentObject(row: CommentRow, site: SiteDisplay, baseUrl: string): CommentObject {
  const data = row.data === null ? undefined : (JSON.parse(row.data) as RevisionData);
  const deleted = row.headRev <= (row.deletedRev ?? -1);
  // A decision about another revision says nothing about this one.
  const decision = row.decision?.rev === row.headRev ? toDecision(row.decision) : null;
  const status = deleted ? 'deleted' : decision === null ? undecided(row) : 'decided';
  const self = `${baseUrl}/v1/comments/${encodeURIComponent(row.id)}`;
  return {
    siteId: row.siteId,
    id: row.id,
    rev: row.headRev,
    status,
    show: shows(site, deleted, decision),
    decision,
    author: {
      message: deleted
        ? null
        : messageFor(row, decision, [data?.language, data?.article.language, ...(site.languages ?? [])]),
    },
    labels: decision === null ? [] : labelsOf(decision, row.decision?.reasonCode ?? null),
    meta: (data?.meta ?? {}) as CommentObject['meta'],
    links: { self, decisions: `${self}/decisions` },
  };
}

/** A site can decide a revision before it arrives: nobody decides the one before it any more. */
function undecided(row: CommentRow): CommentObject['status'] {
  return row.decision !== null && row.decision.rev > row.headRev ? 'superseded' : 'pending';
}

export function toDecision(row: DecisionRow): Decision {
  const result = row.result === null ? undefined : (JSON.parse(row.result) as Evaluation);
  return {
    id: `${row.commentId}.${row.version}`,
    version: row.version,
    rev: row.rev,
    action: row.action,
    source: row.source,
    score: row.score === null ? null : row.score / 100,
    ruleSet: row.ruleSet,
    reasons: result?.reasons ?? [],
    degraded: result?.degraded ?? [],
    decidedAt: row.decidedAt.toISOString(),
  };
}

/** What the site does now. While a site only observes, nothing is hidden on Palaver's word. */
function shows(site: SiteDisplay, deleted: boolean, decision: Decision | null): boolean {
  if (deleted) {
    return false;
  }
  if (site.mode === 'observe' || decision?.action === 'approve') {
    return true;
  }
  return decision?.action === 'reject' ? false : site.whileUndecided === 'show';
}

/** @param languages the comment's, the article's, then the site's: the first one that can be told in */
function messageFor(row: CommentRow, decision: Decision | null, languages: (string | undefined)[]): string | null {
  switch (decision?.action) {
    case undefined:
    case 'review':
      return tellHeld(languages);
    case 'reject':
      return tellRejected(row.decision?.reasonCode ?? null, languages);
    case 'approve':
      return null;
  }
}

/** Reason codes of the decision, its own first. */
function labelsOf(decision: Decision, code: ReasonCode | null): ReasonCode[] {
  return [...new Set([...(code === null ? [] : [code]), ...decision.reasons.map((reason) => reason.code)])];
}
