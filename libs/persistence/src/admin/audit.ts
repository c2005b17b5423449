import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '../database.js';

export interface AuditEvent {
  siteId: string;
  /** Who acted: `token:<name>`, `cli`, `system`. */
  actor: string;
  /** What was done, as `thing.verb`. */
  action: string;
  subject: string;
  content: Record<string, unknown>;
}

/**
 * Adds the act to the audit log inside the act's own transaction. The commitment SHA-256(salt || content) survives the
 * erasure of both; the places in the chain are filled later, outside any busy transaction.
 */
export async function recordAudit(tx: Transaction, event: AuditEvent): Promise<void> {
  await recordAudits(tx, [event]);
}

/** The same for many acts, in one statement. */
export async function recordAudits(tx: Transaction, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) {
    return;
  }
  const rows = events.map(({ siteId, actor, action, subject, content }) => {
    const salt = randomBytes(16);
    const json = JSON.stringify(content);
    const commitment = createHash('sha256').update(salt).update(json).digest('hex');
    return { siteId, actor, action, subject, json, salt: salt.toString('hex'), commitment };
  });
  await tx.query(
    `INSERT INTO audit (site_id, actor, action, subject, content, salt, content_commitment)
     SELECT "siteId", actor, action, subject, json::json, decode(salt, 'hex'), decode(commitment, 'hex')
     FROM json_to_recordset($1::json) AS i("siteId" text, actor text, action text, subject text, json text, salt text,
       commitment text)`,
    [JSON.stringify(rows)],
  );
}
