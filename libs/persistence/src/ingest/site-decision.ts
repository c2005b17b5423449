import { type ReasonCode } from '@palaver/contracts';
import type { Transaction } from '../database.js';
import { decideByPerson } from '../pipeline/person-decision.js';
import type { IngestItem } from './ingest-item.js';

type SiteDecision = Extract<IngestItem, { kind: 'decide' }>;

/**
 * Decisions taken on the site, one comment after the other in the order every process locks in.
 * @returns those that stand; the others were overtaken
 */
export async function decideBySite(
  tx: Pick<Transaction, 'query'>,
  items: readonly SiteDecision[],
): Promise<Set<IngestItem>> {
  const standing = new Set<IngestItem>();
  const ordered = [...items].sort((a, b) => compare(a.siteId, b.siteId) || compare(a.commentId, b.commentId));
  for (const item of ordered) {
    const { status } = await decideByPerson(tx, {
      siteId: item.siteId,
      commentId: item.commentId,
      rev: item.rev,
      action: item.action,
      reasonCode: (item.reasonCode as ReasonCode | undefined) ?? null,
      source: 'site',
      actor: item.by ?? 'site',
      note: null,
      deliver: false,
    });
    if (status === 'decided') {
      standing.add(item);
    }
  }
  return standing;
}

/** Byte order, as the "C" collation sorts. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
