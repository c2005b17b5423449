import { RETENTION } from '@palaver/contracts';
import type { Database } from '../database.js';
import type { SecretBox } from '../secrets.js';

/** Whose request it is, by what key, and what it asks for. */
export interface IdempotentRequest {
  tokenId: string;
  key: string;
  /** SHA-256 over address and body. */
  fingerprint: Buffer;
}

export type Begun = { status: 'mine' | 'other-payload' | 'running' } | { status: 'done'; answer: Buffer };

/** Who began and never ended has died with his process, and may be repeated after this. */
const GIVEN_UP = `interval '1 minute'`;
const KEPT = `interval '${RETENTION.answers.days} days'`;

/** Requests that are to be done once, and what they were answered with. */
export class IdempotentRequestRepository {
  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
  ) {}

  /** Claims the key; `mine` to whoever is to do what is asked. */
  async begin({ tokenId, key, fingerprint }: IdempotentRequest): Promise<Begun> {
    await this.db.query(`DELETE FROM idempotent_request WHERE began_at < now() - ${KEPT}`);
    const claimed = await this.db.query(
      `INSERT INTO idempotent_request AS r (token_id, key, fingerprint) VALUES ($1, $2, $3)
       ON CONFLICT (token_id, key) DO UPDATE SET began_at = now()
         WHERE r.sealed IS NULL AND r.fingerprint = $3 AND r.began_at < now() - ${GIVEN_UP} RETURNING 1`,
      [tokenId, key, fingerprint],
    );
    return claimed.length > 0 ? { status: 'mine' } : this.known({ tokenId, key, fingerprint });
  }

  /** Keeps the answer, under the master key: it may hold a secret that is shown once. */
  async end({ tokenId, key }: IdempotentRequest, answer: Buffer): Promise<void> {
    await this.db.query('UPDATE idempotent_request SET sealed = $3 WHERE token_id = $1 AND key = $2', [
      tokenId,
      key,
      this.box.seal(answer, contextOf(tokenId, key)),
    ]);
  }

  /** Nothing was done: the same key may be sent again, with another body as well. */
  async drop({ tokenId, key }: IdempotentRequest): Promise<void> {
    await this.db.query('DELETE FROM idempotent_request WHERE token_id = $1 AND key = $2 AND sealed IS NULL', [
      tokenId,
      key,
    ]);
  }

  private async known({ tokenId, key, fingerprint }: IdempotentRequest): Promise<Begun> {
    const [row] = await this.db.query<{ fingerprint: Buffer; sealed: Buffer | null }>(
      'SELECT fingerprint, sealed FROM idempotent_request WHERE token_id = $1 AND key = $2',
      [tokenId, key],
    );
    if (row && !row.fingerprint.equals(fingerprint)) {
      return { status: 'other-payload' };
    }
    const sealed = row?.sealed;
    return sealed ? { status: 'done', answer: this.box.open(sealed, contextOf(tokenId, key)) } : { status: 'running' };
  }
}

function contextOf(tokenId: string, key: string): string {
  return `idempotent_request:${tokenId}:${key}`;
}
