import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommentObject } from '@palaver/contracts';
import type { IngestOutcome } from '@palaver/persistence';
import type { Logger } from '@palaver/platform';
import type { Answer } from '../answer.js';
import type { CommentItem } from './to-ingest-item.js';

const POLL_MS = 50;
/** The lease outlives the wait, so that a decision under way when it ends is not taken over. */
const LEASE_MARGIN_SECONDS = 2;

/** What the synchronous path needs of the rest of the gateway. */
export interface WaitedParts {
  /** Scores and commits one work; resolves as well when somebody else did it first. */
  decideNow(workId: string): Promise<unknown>;
  /** Ends our lease and rings, so that a worker decides. */
  giveBack(workId: string, owner: string): Promise<unknown>;
  find(siteId: string, commentId: string): Promise<CommentObject | undefined>;
}

/** One request waiting for its decision. */
export interface Check {
  /** The comment object once it is settled; nothing when time runs out first. */
  answer(outcome: IngestOutcome): Promise<Answer | undefined>;
  end(): void;
}

/** The synchronous path: decides inside this process, in the workers' own transaction, without the queue. */
export class WaitedDecisions {
  private readonly owner = randomUUID();
  private readonly leased = new Map<string, Promise<void>>();
  private readonly limits = new Set<AbortController>();
  private stopping = false;
  private inFlight = 0;

  constructor(
    private readonly parts: WaitedParts,
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly cap = 64,
  ) {}

  /** Puts our lease on `item`; nothing when as many checks are under way as may be: then it is an ordinary event. */
  begin(item: CommentItem, seconds: number): Check | undefined {
    if (this.inFlight >= this.cap || this.stopping) {
      return undefined;
    }
    this.inFlight += 1;
    // A composed signal may be garbage-collected on Node 20 and then never fires; this one is held by its timer.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), seconds * 1000).unref();
    this.limits.add(limit);
    if (item.delaySeconds === 0) {
      item.lease = { owner: this.owner, seconds: seconds + LEASE_MARGIN_SECONDS };
    }
    let ended = false;
    const end = () => {
      this.inFlight -= ended ? 0 : 1;
      ended = true;
    };
    const forget = () => {
      clearTimeout(timer);
      this.limits.delete(limit);
    };
    return {
      answer: (outcome) => this.answer(item, outcome, limit.signal, end).finally(forget),
      end: () => {
        forget();
        end();
      },
    };
  }

  /** Lets waiting requests go with 202; gives back what is not decided after `graceMs`. */
  async stop(graceMs = 1000): Promise<void> {
    this.stopping = true;
    this.limits.forEach((limit) => limit.abort());
    await Promise.race([Promise.all(this.leased.values()), pause(graceMs, undefined, { ref: false })]);
    await Promise.all([...this.leased.keys()].map((workId) => this.giveBack(workId)));
  }

  private async answer(
    item: CommentItem,
    { work }: IngestOutcome,
    limit: AbortSignal,
    end: () => void,
  ): Promise<Answer | undefined> {
    // A check counts until its scoring is over, also when its caller has been let go.
    const decided = work?.leased ? this.decide(work.id).finally(end) : undefined;
    try {
      await (decided && Promise.race([decided, aborted(limit)]));
      const comment = await this.settled(item, limit);
      return comment && { status: 200, body: comment, headers: { 'preference-applied': 'wait' } };
    } catch (error) {
      // It is stored: whatever happened after that, the answer is "accepted, not decided yet".
      this.logger.warn({ err: error }, 'a decision could not be waited for');
      return undefined;
    } finally {
      if (decided === undefined) {
        end();
      }
    }
  }

  private async decide(workId: string): Promise<void> {
    const decided = this.parts.decideNow(workId).then(
      () => undefined,
      async (error: unknown) => {
        this.logger.warn({ err: error, workId }, 'a synchronous check failed; a worker takes over');
        await this.giveBack(workId);
      },
    );
    this.leased.set(workId, decided);
    await decided.finally(() => this.leased.delete(workId));
  }

  /** Reads until the revision is settled; a repeat never scores, so a comment that kills a gateway meets one only. */
  private async settled(item: CommentItem, limit: AbortSignal): Promise<CommentObject | undefined> {
    for (;;) {
      const comment = await this.parts.find(item.siteId, item.commentId);
      const asked = comment && asOfRevision(comment, item.rev);
      if (asked && asked.status !== 'pending') {
        return asked;
      }
      if (limit.aborted) {
        return undefined;
      }
      // Rejects when the time is up, which the next turn of the loop sees.
      await pause(POLL_MS, undefined, { signal: limit }).catch(() => undefined);
    }
  }

  private async giveBack(workId: string): Promise<void> {
    await this.parts.giveBack(workId, this.owner).catch((error: unknown) => {
      this.logger.warn({ err: error, workId }, 'a lease could not be given back; it ends by itself');
    });
  }
}

/**
 * What stands of the revision asked about. One that is deleted, or that a newer one has overtaken, has no decision to
 * tell: the decision the comment carries may be about another revision.
 */
function asOfRevision(comment: CommentObject, rev: number): CommentObject {
  if (comment.status === 'deleted') {
    return { ...comment, decision: null, labels: [] };
  }
  return comment.rev <= rev ? comment : { ...comment, rev, status: 'superseded', decision: null, labels: [] };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', () => resolve(), { once: true });
    }
  });
}
