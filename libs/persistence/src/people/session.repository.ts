import { RETENTION, type Role } from '@palaver/contracts';
import type { Database } from '../database.js';
import { hashSecret, newSecret } from '../secrets.js';
import { EVERYWHERE, recordPerson } from './person-audit.js';
import { type Whose } from './person-row.js';

/** A live session with whose it is. */
export interface LiveSession {
  id: string;
  lastUsedAt: Date;
  personId: string;
  name: string;
  role: Role;
  sites: string[];
  sections: string[] | null;
}

export interface SessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  endsAt: Date;
  agent: string | null;
}

const IDLE = `interval '30 minutes'`;
const MOST = `interval '12 hours'`;
/** How long an ended one is told of. */
const KEPT = `interval '${RETENTION.sessions.days} days'`;
const IS_LIVE = `s.ended_at IS NULL AND s.last_seen_at > now() - ${IDLE} AND s.created_at > now() - ${MOST}`;

/** Sessions of people: 256 random bits in a cookie, a hash here. What is ended here is refused at the next request. */
export class SessionRepository {
  constructor(private readonly db: Database) {}

  /** The session itself is in this answer and nowhere else. */
  async begin(person: Whose, agent: string | null): Promise<{ id: string; value: string }> {
    const { value, hash } = newSecret('session_');
    return this.db.forSites(EVERYWHERE, async (tx) => {
      await tx.query(`DELETE FROM person_session WHERE created_at < now() - ${KEPT}`);
      const [row] = await tx.query<{ id: string }>(
        'INSERT INTO person_session (person_id, hash, agent) VALUES ($1, $2, $3) RETURNING id',
        [person.id, hash, agent],
      );
      const { id } = row as { id: string };
      await tx.query('UPDATE person SET last_sign_in_at = now() WHERE id = $1', [person.id]);
      await recordPerson(tx, person, 'session.begin', `person:${person.id}`, { session: id });
      return { id, value };
    });
  }

  async find(value: string): Promise<LiveSession | undefined> {
    const [row] = await this.db.query<LiveSession>(
      {
        name: 'live-session',
        text: `SELECT s.id, s.last_seen_at AS "lastUsedAt", p.id AS "personId", p.name, p.role, p.sites, p.sections
          FROM person_session s JOIN person p ON p.id = s.person_id
          WHERE s.hash = $1 AND ${IS_LIVE} AND p.disabled_at IS NULL`,
      },
      [hashSecret(value)],
    );
    return row;
  }

  /** Notes that a session was used, once a minute at most whoever asks. */
  async touch(id: string): Promise<void> {
    await this.db.query(
      `UPDATE person_session SET last_seen_at = now()
       WHERE id = $1 AND ended_at IS NULL AND last_seen_at <= now() - interval '1 minute'`,
      [id],
    );
  }

  /** The live ones of a person, newest first. */
  async list(personId: string): Promise<SessionRow[]> {
    return this.db.query<SessionRow>(
      `SELECT s.id, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.created_at + ${MOST} AS "endsAt", s.agent
       FROM person_session s WHERE s.person_id = $1 AND ${IS_LIVE} ORDER BY s.created_at DESC, s.id LIMIT 200`,
      [personId],
    );
  }

  /** Ends one session of a person, or all of them (`all`); how many were live. */
  async end(person: Whose, which: string, actor: string): Promise<number> {
    return this.db.forSites(EVERYWHERE, async (tx) => {
      const ended = await tx.query<{ id: string }>(
        `UPDATE person_session s SET ended_at = now()
         WHERE s.person_id = $1 AND ($2::uuid IS NULL OR s.id = $2) AND ${IS_LIVE} RETURNING s.id`,
        [person.id, which === 'all' ? null : which],
      );
      if (ended.length > 0) {
        await recordPerson(tx, person, 'session.end', actor, { sessions: ended.map(({ id }) => id) });
      }
      return ended.length;
    });
  }
}
