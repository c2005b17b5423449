import { AUDIT_INVARIANTS } from './audit-invariants.js';
import { CONTENT_INVARIANTS } from './content-invariants.js';
import { DECISION_INVARIANTS } from './decision-invariants.js';
import type { Invariant } from './invariant.js';
import { OWNERSHIP_INVARIANTS } from './ownership-invariants.js';

/**
 * What must hold once everything has come to rest, as queries against the tables as they are: comments are known by
 * (site_id, id) with the site's own id; work that was decided or superseded is deleted, so that "superseded" is read from
 * the comment's head; `run` counts up per comment and never restarts; a comment's newest decision is the one of
 * (decided_rev, decided_run); the site's own people may decide a revision that has not arrived yet.
 */
export const INVARIANTS: readonly Invariant[] = [
  ...CONTENT_INVARIANTS,
  ...DECISION_INVARIANTS,
  ...OWNERSHIP_INVARIANTS,
  ...AUDIT_INVARIANTS,
].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));

export const INVARIANT_IDS = [...new Set(INVARIANTS.map(({ id }) => id))];
