import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './database.js';
import { hashesOf, RuleSetChanges, type RuleSetHost, type RuleSetReference } from './rule-set-changes.js';
import type { RoutedQueue } from './review/routed-queue.js';
import { hashSecret, type SecretBox } from './secrets.js';
import { secretContext } from './admin/site-secret.repository.js';

export interface DirectorySite {
  id: string;
  name: string;
  mode: 'live' | 'observe';
  whileUndecided: 'hide' | 'show';
  /** What its readers speak, the most important first. */
  languages: string[];
  ruleSet: RuleSetReference;
  /** A version that runs beside it and never counts. */
  shadow: RuleSetReference | null;
  /** What its review items are routed by, in the order they are asked. */
  queues: RoutedQueue[];
  /** Milliseconds since anything of it was changed, when it was read. */
  changedMs: number;
}

export interface DirectoryKey {
  siteId: string;
  keyId: string;
  test: boolean;
  scopes: string[];
}

interface SiteSnapshotRow extends DirectorySite {
  keys: { id: string; hash: string; test: boolean; scopes: string[] }[] | null;
  secrets: string[] | null;
}

const SNAPSHOT = {
  name: 'site_snapshot',
  text: `
SELECT s.id, s.name, s.mode, s.while_undecided AS "whileUndecided", s.languages,
  (extract(epoch FROM clock_timestamp() - s.changed_at) * 1000)::float8 AS "changedMs",
  json_build_object('id', v.id, 'version', v.version, 'hash', v.hash, 'braked', (
    SELECT json_agg(b.rule ORDER BY b.rule) FROM rule_brake b
    WHERE b.site_id = s.id AND b.released_at IS NULL AND v.rules::json ->> b.rule = b.hash)) AS "ruleSet",
  (SELECT json_build_object('id', w.id, 'version', w.version, 'hash', w.hash) FROM rule_set_version w
    WHERE w.site_id = s.id AND w.state = 'shadow') AS shadow,
  coalesce((SELECT json_agg(json_build_object('id', q.id, 'rules', q.rules, 'order', q.ordering,
    'slaMinutes', q.sla_minutes) ORDER BY q.position, q.id) FROM review_queue q WHERE q.site_id = s.id), '[]') AS queues,
  (SELECT json_agg(json_build_object('id', k.id, 'hash', encode(k.hash, 'hex'), 'test', k.test,
    'scopes', k.scopes)) FROM site_key k
    WHERE k.site_id = s.id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())) AS keys,
  (SELECT json_agg(encode(x.sealed, 'base64')) FROM site_secret x
    WHERE x.site_id = s.id AND (x.expires_at IS NULL OR x.expires_at > now())) AS secrets
FROM site s JOIN rule_set_version v ON v.site_id = s.id AND v.id = s.rule_set_id AND v.version = s.rule_set_version`,
};

const NEWEST_CHANGE = { name: 'newest_change', text: 'SELECT max(changed_at)::text AS at FROM site' };

const POLL_MS = 1000;
const LOOK_MS = 200;

/**
 * Sites, keys and live rule sets in memory, read again every second, and sooner when a site has changed: what was
 * published acts within two seconds. A key not known yet is looked for at once.
 */
export class SiteDirectory {
  private sites = new Map<string, DirectorySite>();
  private keys = new Map<string, DirectoryKey>();
  /** Keys by the value they were shown with since the last reading, so that not every request is hashed. */
  private shown = new Map<string, DirectoryKey>();
  private sealed = new Map<string, string[]>();
  private readonly documents = new Map<string, string>();
  private readonly changes: RuleSetChanges | undefined;
  private newestChange: string | null = null;
  private isLooking = false;
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> | undefined;
  private soon: Promise<void> | undefined;
  private refreshedAt = 0;

  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
    host?: RuleSetHost,
  ) {
    const document = (siteId: string, hash: string) => this.ruleSetDocument(siteId, hash);
    this.changes = host && new RuleSetChanges(host, document, () => void this.refresh().catch(() => undefined));
  }

  /** Reads once, then keeps reading; a database that is away leaves the last picture standing. */
  async start(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.look().catch(() => undefined), LOOK_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  site(siteId: string): DirectorySite | undefined {
    return this.sites.get(siteId);
  }

  /** Reads again when a site is not known yet: it may be a second old. */
  async ensure(siteIds: Iterable<string>): Promise<void> {
    for (const id of siteIds) {
      if (!this.sites.has(id)) {
        await this.refresh();
        return;
      }
    }
  }

  /** The live key with this value; at once where it is in memory. */
  key(value: string): DirectoryKey | undefined | Promise<DirectoryKey | undefined> {
    return this.shown.get(value) ?? this.find(value);
  }

  private async find(value: string): Promise<DirectoryKey | undefined> {
    const hash = hashSecret(value).toString('hex');
    if (!this.keys.has(hash)) {
      await this.refreshSoon();
    }
    const key = this.keys.get(hash);
    if (key) {
      this.shown.set(value, key);
    }
    return key;
  }

  /** Live secrets that a site signs its webhooks with, as raw bytes; none for an unknown site. */
  secrets(siteId: string): Buffer[] {
    const sealed = this.sealed.get(siteId) ?? [];
    return sealed.map((secret) => this.box.open(Buffer.from(secret, 'base64'), secretContext(siteId)));
  }

  /** Canonical JSON of a published rule set of a site; immutable, so it is kept as long as the set is in use. */
  async ruleSetDocument(siteId: string, hash: string): Promise<string> {
    const known = this.documents.get(hash);
    if (known !== undefined) {
      return known;
    }
    const [row] = await this.db.query<{ document: string }>(
      'SELECT document FROM rule_set_version WHERE site_id = $1 AND hash = $2 LIMIT 1',
      [siteId, hash],
    );
    if (!row) {
      throw new Error(`site ${siteId} has no rule set with the hash ${hash}`);
    }
    this.documents.set(hash, row.document);
    return row.document;
  }

  /** Asks whether a site has changed, which costs next to nothing; the whole is read once a second whatever it says. */
  private async look(): Promise<void> {
    if (Date.now() - this.refreshedAt >= POLL_MS) {
      return this.refresh();
    }
    if (this.isLooking || this.refreshing) {
      return;
    }
    this.isLooking = true;
    try {
      const at = await this.newest();
      if (at !== this.newestChange) {
        await this.refresh();
      }
    } finally {
      this.isLooking = false;
    }
  }

  private async newest(): Promise<string | null> {
    return (await this.db.query<{ at: string | null }>(NEWEST_CHANGE))[0]?.at ?? null;
  }

  /** All who show keys nobody knows wait for one reading, at most four a second: a key may have been made just now. */
  private refreshSoon(): Promise<void> {
    this.soon ??= pause(Math.max(0, this.refreshedAt + POLL_MS / 4 - Date.now())).then(() => {
      this.soon = undefined;
      return this.read();
    });
    return this.soon;
  }

  private refresh(): Promise<void> {
    this.refreshing ??= this.read().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async read(): Promise<void> {
    // Asked first: what changes in between is then read twice, not never.
    this.newestChange = await this.newest();
    const rows = await this.db.query<SiteSnapshotRow>(SNAPSHOT);
    const sites = rows.map(({ keys: _keys, secrets: _secrets, ...site }): DirectorySite => site);
    const admitted = this.changes?.admit(sites, this.sites) ?? sites;
    this.sites = new Map(admitted.map((site) => [site.id, site]));
    this.dropDocuments(sites);
    this.keys = new Map(
      rows.flatMap((site) =>
        (site.keys ?? []).map(({ hash, id, test, scopes }) => [hash, { siteId: site.id, keyId: id, test, scopes }]),
      ),
    );
    this.shown = new Map();
    this.sealed = new Map(rows.map((site) => [site.id, site.secrets ?? []]));
    this.refreshedAt = Date.now();
  }

  private dropDocuments(sites: readonly DirectorySite[]): void {
    if (this.documents.size > 0) {
      const inUse = hashesOf([...sites, ...this.sites.values()]);
      this.documents.forEach((_, hash) => inUse.has(hash) || this.documents.delete(hash));
    }
  }
}
