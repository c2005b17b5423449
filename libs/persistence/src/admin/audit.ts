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
  const salt = randomBytes(16);
  const content = JSON.stringify(event.content);
  const commitment = createHash('sha256').update(salt).update(content).digest();
  await tx.query(
    `INSERT INTO audit (site_id, actor, action, subject, content, salt, content_commitment)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [event.siteId, event.actor, event.action, event.subject, content, salt, commitment],
  );
}
