export interface EndpointRow {
  id: string;
  siteId: string;
  url: string;
  types: string[];
  enabled: boolean;
  createdAt: Date;
  failures: number;
  failingSince: Date | null;
  breakerOpenedAt: Date | null;
  disabledAt: Date | null;
  disabledReason: 'gone' | 'unreachable' | 'person' | null;
  /** Null also when the secret before the rotation has ended. */
  previousUntil: Date | null;
}

export const ENDPOINT = `id, site_id AS "siteId", url, types, enabled, created_at AS "createdAt", failures,
  failing_since AS "failingSince", breaker_opened_at AS "breakerOpenedAt", disabled_at AS "disabledAt",
  disabled_reason AS "disabledReason",
  CASE WHEN previous_until > palaver_now() THEN previous_until END AS "previousUntil"`;

/** What binds the secret that signs an endpoint's deliveries to its place. */
export function endpointSecretContext(siteId: string, endpointId: string): string {
  return `endpoint_secret:${siteId}:${endpointId}`;
}
