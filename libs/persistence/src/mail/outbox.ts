import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database.js';
import { type SecretBox } from '../secrets.js';
import { type NewMail } from './mail-row.js';

const LINK = 'mail-link';

/** Adds mails to those that are due, in the transaction of what they tell. */
export async function addMails(tx: Transaction, mails: readonly NewMail[]): Promise<void> {
  const rows = mails.map(({ personId, content, hours }) => ({
    id: randomUUID(),
    person: personId,
    kind: content.kind,
    content: JSON.stringify(content),
    hours,
  }));
  if (rows.length > 0) {
    await tx.query(
      `INSERT INTO mail (id, person_id, kind, content, useful_until)
       SELECT id, person, kind, content::json, now() + make_interval(hours => hours)
       FROM json_to_recordset($1::json) AS i(id uuid, person uuid, kind text, content text, hours int)`,
      [JSON.stringify(rows)],
    );
  }
}

/** Where mails with links wait: the secret of a link is sealed for its mail, and goes when the mail is gone. */
export class Outbox {
  constructor(private readonly box: SecretBox) {}

  /** What a new mail with this link is stored with. */
  sealed(value: string): { id: string; link: Buffer } {
    const id = randomUUID();
    return { id, link: this.box.seal(Buffer.from(value), contextOf(id)) };
  }

  open(id: string, link: Buffer): string {
    return this.box.open(link, contextOf(id)).toString();
  }

  async addLink(tx: Transaction, value: string, { personId, content, hours }: NewMail): Promise<void> {
    const { id, link } = this.sealed(value);
    await tx.query(
      `INSERT INTO mail (id, person_id, kind, content, link, useful_until)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))`,
      [id, personId, content.kind, JSON.stringify(content), link, hours],
    );
  }
}

const contextOf = (id: string) => `${LINK}:${id}`;
