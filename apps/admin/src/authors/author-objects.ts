import type { AuthorRecord, SanctionObject } from '@palaver/contracts';
import {
  type CommentCounts,
  type AuthorRow,
  type AuthorStanding,
  type LinkedAccountRow,
  type SanctionRow,
} from '@palaver/persistence';
import { etagOfContent, quoted } from '../requests/etag.js';

/** Changes with what is held against him, and with nothing else. */
export function authorEtag({ siteId, key }: Pick<AuthorRow, 'siteId' | 'key'>, { state }: AuthorStanding): string {
  return etagOfContent([siteId, key, state]);
}

export interface AuthorParts {
  counts: CommentCounts;
  standing: AuthorStanding;
  linked: readonly LinkedAccountRow[];
}

export function toAuthorRecord(row: AuthorRow, { counts, standing, linked }: AuthorParts): AuthorRecord {
  const decided = counts.approved + counts.rejected + counts.review;
  const share = (part: number) => (decided === 0 ? null : Math.round((part / decided) * 10_000) / 10_000);
  return {
    key: row.key,
    siteId: row.siteId,
    sent: row.sent,
    firstSeenAt: row.firstSeenAt.toISOString(),
    erasedAt: row.erasedAt?.toISOString() ?? null,
    counts,
    rates: { approval: share(counts.approved), rejection: share(counts.rejected), review: share(counts.review) },
    standing: standing.standing,
    linked: linked.map(({ key, username, isKnown, kind, until }) => ({
      key,
      username,
      isKnown,
      standing: kind === null ? null : { kind, until: until?.toISOString() ?? null },
    })),
    etag: quoted(authorEtag(row, standing)),
  };
}

export function toSanctionObject(row: SanctionRow): SanctionObject {
  return {
    ...row,
    since: row.since?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    liftedAt: row.liftedAt?.toISOString() ?? null,
  };
}
