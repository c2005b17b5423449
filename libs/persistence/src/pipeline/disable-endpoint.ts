import type { EndpointDisabled } from '@palaver/contracts';
import { recordAudit } from '../admin/audit.js';
import type { Transaction } from '../database.js';

interface DisabledRow {
  url: string;
  disablings: number;
  failures: number;
  disabledAt: Date;
  failingSince: Date | null;
}

export interface Disabling {
  siteId: string;
  endpointId: string;
  reason: EndpointDisabled['reason'];
  /** How its last try ended. */
  status: number | null;
  error: string | null;
}

/**
 * Gives an endpoint up: it is switched off, the site's other endpoints that want to know are told, and the audit says
 * why. What it was still owed is buried by a timer. False when it was off already.
 */
export async function disableEndpoint(tx: Transaction, disabling: Disabling): Promise<boolean> {
  const { siteId, endpointId, reason, status, error } = disabling;
  const [row] = await tx.query<DisabledRow>(
    `UPDATE endpoint SET enabled = false, disabled_at = palaver_now(), disabled_reason = $3, disablings = disablings + 1,
       breaker_opened_at = NULL, probe_at = NULL
     WHERE site_id = $1 AND id = $2 AND enabled
     RETURNING url, disablings, failures, disabled_at AS "disabledAt", failing_since AS "failingSince"`,
    [siteId, endpointId, reason],
  );
  if (!row) {
    return false;
  }
  const told: EndpointDisabled = {
    siteId,
    id: endpointId,
    url: row.url,
    reason,
    status,
    error,
    failingSince: row.failingSince?.toISOString() ?? null,
    disabledAt: row.disabledAt.toISOString(),
  };
  await tx.query(
    `INSERT INTO delivery (site_id, endpoint_id, topic, subject_id, version, payload)
     SELECT e.site_id, e.id, 'endpoint', $2, $3, $4 FROM endpoint e
     WHERE e.site_id = $1 AND e.enabled AND 'endpoint.disabled' = ANY (e.types)`,
    [siteId, endpointId, row.disablings, JSON.stringify(told)],
  );
  await recordAudit(tx, {
    siteId,
    actor: 'system',
    action: 'endpoint.disable',
    subject: `endpoint:${endpointId}`,
    content: { url: row.url, reason, status, error, failures: row.failures },
  });
  return true;
}
