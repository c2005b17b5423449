import { setTimeout as pause } from 'node:timers/promises';
import type { CountedQueue, StatisticLine } from '@palaver/contracts';
import { ApiTokenRepository, type Database, openDatabase } from '@palaver/persistence';
import { Client } from 'pg';
import { ChaosHouse } from '../chaos-house.js';
import type { Query, ToldRow } from '../checker/chaos-schema.js';
import { AUDIT_INVARIANTS } from '../checker/audit-invariants.js';
import { CLAIM_INVARIANTS } from '../checker/claim-invariants.js';
import { installWitness } from '../checker/claim-witness.js';
import { DECISION_INVARIANTS } from '../checker/decision-invariants.js';
import { OWNERSHIP_INVARIANTS } from '../checker/ownership-invariants.js';
import type { Colleague } from './simulated-moderator.js';
import { SITE } from './waiting-comments.js';

export const ADMINS = 3;
/** What must hold of decisions, sites and the audit log anyway, and what claims add. */
export const ALL_INVARIANTS = [
  ...DECISION_INVARIANTS,
  ...OWNERSHIP_INVARIANTS,
  ...AUDIT_INVARIANTS,
  ...CLAIM_INVARIANTS,
];

/** Three admins and a worker on one Postgres in which every claim is witnessed. */
export class ClaimsHouse {
  private constructor(
    readonly house: ChaosHouse,
    private readonly app: Database,
    private readonly client: Client,
  ) {}

  static async open(logs: string, keep: boolean, leaseSeconds: number): Promise<ClaimsHouse> {
    const env = { REVIEW_LEASE_SECONDS: String(leaseSeconds), LOG_LEVEL: 'info', RATE_LIMIT_ADMIN_REQUESTS: '600000' };
    const house = await ChaosHouse.open({
      ...{ backend: 'postgres', logs, keep, poison: '', env },
      ...{ gateways: 0, workers: 1, admins: ADMINS },
    });
    const client = new Client({ connectionString: house.postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    const opened = new ClaimsHouse(house, await openDatabase(house.postgres.url, { role: 'app', max: 1 }), client);
    await installWitness(opened.query);
    return opened;
  }

  async close(): Promise<void> {
    await Promise.all([this.app.close(), this.client.end().catch(() => undefined)]);
    await this.house.close();
  }

  readonly query: Query = async (sql, values = []) =>
    (await this.client.query(sql, values)).rows as Record<string, unknown>[];

  async count(sql: string): Promise<number> {
    return Number((await this.query(`SELECT count(*)::int AS n ${sql}`))[0]?.n);
  }

  async hire(name: string, role: 'moderator' | 'lead'): Promise<Colleague & { token: string }> {
    const { id, token } = await new ApiTokenRepository(this.app).create({ name, role, sites: [SITE] });
    return { id, token, actor: `token:${name}` };
  }

  /** Whether leases have ended, the audit has its places and all decisions are counted, in time. */
  async rest(limitMs: number): Promise<boolean> {
    for (const end = Date.now() + limitMs; Date.now() < end; await pause(500)) {
      const waiting =
        (await this.count('FROM review_item WHERE closed_at IS NULL AND claim_until > clock_timestamp()')) +
        (await this.count('FROM audit WHERE pos IS NULL')) +
        (await this.uncounted());
      if (waiting === 0) {
        return true;
      }
    }
    return false;
  }

  /** What the admin says of its queues and of who decided how much. */
  async told(token: string): Promise<ToldRow[]> {
    const read = async <Line>(path: string) => {
      const url = `${this.house.admins[0]?.url}${path}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return ((await answer.json()) as { data: Line[] }).data;
    };
    const queues = await read<CountedQueue>(`/v1/review/queues?siteId=${SITE}`);
    const moderators = await read<StatisticLine<'moderators'>>(`/v1/statistics/moderators?siteId=${SITE}`);
    return [
      ...queues.flatMap(({ id, open, claimed, overdueItems }) => [
        { kind: 'open' as const, name: id, n: open },
        { kind: 'claimed' as const, name: id, n: claimed },
        { kind: 'overdue' as const, name: id, n: overdueItems },
      ]),
      ...moderators.flatMap(({ actor, approved, rejected }) => [
        { kind: 'approve' as const, name: actor, n: approved },
        { kind: 'reject' as const, name: actor, n: rejected },
      ]),
    ];
  }

  /** Decisions of people that are not in the statistics yet. */
  private async uncounted(): Promise<number> {
    const [row] = await this.query(`SELECT (SELECT count(*) FROM decision WHERE source = 'moderator')
      - (SELECT coalesce(sum(n), 0) FROM statistic WHERE kind = 'actor') AS n`);
    return Number(row?.n);
  }
}
