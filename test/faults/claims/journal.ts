import type { ActRow, LeaseRow } from '../checker/chaos-schema.js';

/** What all moderators saw. */
export class Journal {
  readonly leases: LeaseRow[] = [];
  readonly acts: ActRow[] = [];
  /** Requests without any answer, or with 503. */
  unanswered = 0;
  /** Answers that must not be. */
  readonly surprises: string[] = [];
}

/** The holds of one moderator. */
export class Holds {
  private readonly open = new Map<string, LeaseRow>();

  constructor(
    private readonly journal: Journal,
    private readonly moderator: string,
  ) {}

  /** He was told at `now` that he holds the item until `until`. */
  told(itemId: string, now: number, until: number): void {
    const held = this.open.get(itemId);
    if (held && held.until_ms > now) {
      held.until_ms = Math.max(held.until_ms, until);
      return;
    }
    const { leases } = this.journal;
    const row = { n: leases.length, item_id: itemId, moderator: this.moderator, from_ms: now, until_ms: until };
    leases.push(row);
    this.open.set(itemId, row);
  }

  /** From `sent` on he reckons no longer with having it: he gave it away, or cannot know whether he has. */
  gaveAway(itemId: string, sent: number): void {
    const held = this.open.get(itemId);
    if (held) {
      held.until_ms = Math.min(held.until_ms, sent);
      this.open.delete(itemId);
    }
  }
}
