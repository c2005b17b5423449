import type { StrikePolicy } from '@palaver/contracts';
import { recordAudit } from '../admin/audit.js';
import type { Transaction } from '../database.js';
import type { DecisionHead } from '../pipeline/settled-row.js';
import { lockAuthor } from './author-row.js';
import { imposeSanction } from './sanctions.js';
import { readStrikes, stepReached } from './strikes.js';
import { tellSanction } from './tell-sanction.js';

const ACTOR = 'strikes';
const DAY_MS = 86_400_000;

interface StruckRow {
  siteId: string;
  key: string;
  comments: string[];
  policy: StrikePolicy;
}

/** Authors whose comments people have just rejected, in the order authors are locked in; none of a site without strikes. */
const STRUCK = {
  name: 'struck_authors',
  text: `
SELECT c.site_id AS "siteId", c.author_key AS key, array_agg(c.id) AS comments, (array_agg(s.strikes))[1] AS policy
FROM json_to_recordset($1::json) AS i(site text, comment text)
JOIN site s ON s.id = i.site AND s.strikes IS NOT NULL
JOIN comment c ON c.site_id = i.site AND c.id = i.comment
WHERE c.author_key IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
};

const HAS_OPEN = `SELECT 1 FROM sanction WHERE site_id = $1 AND author_key = $2 AND actor = '${ACTOR}' AND kind = $3
  AND lifted_at IS NULL AND (until > now()) IS NOT FALSE LIMIT 1`;

/** Whether a decision can be a strike: a person rejected. */
export function canStrike({ action, source }: DecisionHead): boolean {
  return action === 'reject' && (source === 'moderator' || source === 'site');
}

/** Proposes or imposes what the strikes of authors come to with these decisions, in the transaction of the decisions. */
export async function applyStrikes(tx: Transaction, heads: readonly DecisionHead[]): Promise<void> {
  const struck = await tx.query<StruckRow>(STRUCK, [
    JSON.stringify(heads.map(({ site, comment }) => ({ site, comment }))),
  ]);
  for (const { siteId, key, comments, policy } of struck) {
    const author = await lockAuthor(tx, siteId, key);
    const now = Date.now();
    const strikes = await readStrikes(tx, { siteId, key, policy, at: now });
    const step = stepReached(policy, strikes, new Set(comments));
    if (!author || !step || (await tx.query(HAS_OPEN, [siteId, key, step.kind])).length > 0) {
      continue;
    }
    const row = await imposeSanction(tx, {
      siteId,
      authorKey: key,
      kind: step.kind,
      reason: strikes[0]?.reason ?? 'policy_other',
      until: step.days === undefined ? undefined : new Date(now + step.days * DAY_MS).toISOString(),
      actor: ACTOR,
      proposed: step.act === 'propose',
    });
    if (step.act === 'impose') {
      await tellSanction(tx, 'author.sanctioned', author, row);
    }
    await recordAudit(tx, {
      siteId,
      actor: ACTOR,
      action: step.act === 'impose' ? 'author.sanction' : 'author.sanction-propose',
      subject: `author:${key}`,
      content: { sanction: row.id, kind: row.kind, points: step.points, strikes: strikes.length },
    });
  }
}
