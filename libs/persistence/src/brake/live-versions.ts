/** A version that is or was live, and the wordings its rules have in it. */
export interface LiveVersion {
  id: string;
  version: number;
  liveAt: Date;
  /** JSON; null for a version of an older release. */
  rules: string | null;
}

/** Newest first: what went live in the last seconds, and the one before. */
export const LIVE_SINCE = `
SELECT id, version, live_at AS "liveAt", rules FROM rule_set_version
WHERE site_id = $1 AND live_at >= coalesce(
  (SELECT max(live_at) FROM rule_set_version WHERE site_id = $1 AND live_at <= now() - make_interval(secs => $2)),
  '-infinity')
ORDER BY live_at DESC LIMIT $3`;

export const MOST_VERSIONS = 100;
