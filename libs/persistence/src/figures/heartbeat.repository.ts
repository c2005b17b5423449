import type { Database } from '../database.js';

/** A worker that has not said so for this long does not live, or does not reach Postgres. */
export const ALIVE = `interval '20 seconds'`;
const FORGOTTEN = `interval '1 hour'`;

/** That workers live, as they say themselves every few seconds; by the database's clock. */
export class HeartbeatRepository {
  constructor(private readonly db: Pick<Database, 'query'>) {}

  async beat(id: string): Promise<void> {
    await this.db.query(
      `WITH gone AS (DELETE FROM worker_heartbeat WHERE beat_at < now() - ${FORGOTTEN} AND id <> $1)
       INSERT INTO worker_heartbeat (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET beat_at = now()`,
      [id],
    );
  }

  /** It ends in order, and is not missed. */
  async leave(id: string): Promise<void> {
    await this.db.query('DELETE FROM worker_heartbeat WHERE id = $1', [id]);
  }

  async alive(): Promise<number> {
    const [row] = await this.db.query<{ alive: number }>(
      `SELECT count(*)::int AS alive FROM worker_heartbeat WHERE beat_at > now() - ${ALIVE}`,
    );
    return row?.alive ?? 0;
  }
}
