import type { Database } from '../database.js';
import { ALIVE } from './heartbeat.repository.js';

/** What the tables say of the whole installation at one moment; ages in seconds, 0 where nothing waits. */
export interface StoreFigures {
  /** Of all pending work, whether due, put off or waiting for its next try. */
  oldestWorkSeconds: number;
  pendingWork: number;
  /** Since when the most overdue work should have been rung for. */
  overdueSeconds: number;
  quarantinedWork: number;
  oldestDeliverySeconds: number;
  openDeliveries: number;
  dueDeliveries: number;
  oldestReviewSeconds: number;
  openReviews: number;
  disabledEndpoints: number;
  openBreakers: number;
  brakedRules: number;
  workers: number;
}

const age = (column: string) => `coalesce(extract(epoch FROM now() - min(${column})), 0)::float8`;

const FIGURES = `
SELECT * FROM (
  SELECT ${age('created_at')} AS "oldestWorkSeconds", count(*)::int AS "pendingWork",
    greatest(0, ${age('next_enqueue_at')}) AS "overdueSeconds" FROM work WHERE state = 'pending'
) w, (
  SELECT count(*)::int AS "quarantinedWork" FROM work WHERE state = 'quarantined'
) q, (
  SELECT ${age('created_at')} AS "oldestDeliverySeconds", count(*)::int AS "openDeliveries",
    count(*) FILTER (WHERE next_at <= now())::int AS "dueDeliveries" FROM delivery WHERE state IN ('due', 'leased')
) d, (
  SELECT ${age('opened_at')} AS "oldestReviewSeconds", count(*)::int AS "openReviews" FROM review_item
  WHERE closed_at IS NULL
) r, (
  SELECT count(*) FILTER (WHERE NOT enabled)::int AS "disabledEndpoints",
    count(*) FILTER (WHERE enabled AND breaker_opened_at IS NOT NULL)::int AS "openBreakers" FROM endpoint
) e, (
  SELECT count(*)::int AS "brakedRules" FROM rule_brake WHERE released_at IS NULL
) b, (
  SELECT count(*)::int AS workers FROM worker_heartbeat WHERE beat_at > now() - ${ALIVE}
) h`;

/** Figures over all sites, read by the admin, of which an installation has one or two. */
export class FigureRepository {
  constructor(private readonly db: Pick<Database, 'forSites'>) {}

  async read(): Promise<StoreFigures> {
    const [row] = await this.db.forSites(['*'], (tx) => tx.query<StoreFigures>(FIGURES));
    return row as StoreFigures;
  }
}
