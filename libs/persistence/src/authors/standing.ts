import type { Standing } from '@palaver/contracts';
import type { Transaction } from '../database.js';

/** What is held against an author at the moment. */
export interface AuthorStanding {
  /** What acts on his next comment: the strongest. */
  standing: Standing | null;
  /** How many messages about him there were: one for each sanction, and one for each that was lifted. */
  version: number;
  /** Changes with everything that is proposed, imposed, lifted or over. */
  state: string;
}

interface StandingRow {
  kind: Standing['kind'] | null;
  until: Date | null;
  version: number;
  state: string;
}

const STRONGEST = 'ORDER BY severity DESC, until DESC NULLS FIRST, id';

/** Found from the sanctions themselves; one look along the author's index. */
export async function readStanding(tx: Transaction, siteId: string, key: string): Promise<AuthorStanding> {
  const [row] = await tx.query<StandingRow>(
    `SELECT (array_agg(kind ${STRONGEST}) FILTER (WHERE acts AND severity > 0))[1] AS kind,
       (array_agg(until ${STRONGEST}) FILTER (WHERE acts AND severity > 0))[1] AS until,
       (count(since) + count(lifted_at) FILTER (WHERE since IS NOT NULL))::int AS version,
       concat_ws('.', count(*), count(since), count(lifted_at), count(*) FILTER (WHERE acts)) AS state
     FROM (
       SELECT s.*, s.since IS NOT NULL AND s.lifted_at IS NULL AND (s.until > now()) IS NOT FALSE AS acts
       FROM sanction s WHERE s.site_id = $1 AND s.author_key = $2
     ) his`,
    [siteId, key],
  );
  const { kind, until, version, state } = row as StandingRow;
  return { standing: kind === null ? null : { kind, until: until?.toISOString() ?? null }, version, state };
}
