import type { Comment, EvaluationResult } from '@palaver/contracts';
import {
  type Database,
  DecisionRepository,
  isRetryable,
  type LoadedWork,
  type LockedWork,
  type RevisionData,
  type SettledRow,
  type SiteDirectory,
  type WorkRepository,
} from '@palaver/persistence';
import type { Evaluation } from '@palaver/rules';
import { commentInput, factsOf, forcedAction, voteFacts } from './evaluation-input.js';
import type { Score, Scorer, ScoreRequest } from './scorer/scorer.js';
import { automaticDecision, isSuperseded, isUnchanged, quarantineDecision } from './settle.js';

const RETRIES = 3;

export type ModerationPoint = 'loaded' | 'before_commit' | 'after_commit';

export interface ModerationHooks {
  /** After COMMIT, when endpoints have something due. */
  onDeliveries(): void;
  /** Places where the fault harness interferes. */
  at?(point: ModerationPoint, works: readonly LoadedWork[]): void;
}

interface Scored {
  work: LoadedWork;
  score: Score;
  facts: string;
}

export interface ListOutcome {
  /** Could not be scored or belong to a comment decided in the same list: to be tried alone. */
  left: { id: string; error?: Error }[];
}

/**
 * The use case both doors share: work ids in, committed decisions out. Scoring happens outside the transaction, the
 * locks and writes of a list in one.
 */
export class Moderation {
  private readonly decisions = new DecisionRepository();

  constructor(
    private readonly db: Database,
    private readonly work: WorkRepository,
    private readonly sites: SiteDirectory,
    private readonly scorer: Scorer,
    private readonly hooks: ModerationHooks,
  ) {}

  /** Decides what of the list is still pending. Throws only when the list as a whole could not be committed. */
  async decide(ids: readonly string[]): Promise<ListOutcome> {
    const works = await this.work.load([...new Set(ids)]);
    await this.sites.ensure(new Set(works.map(({ siteId }) => siteId)));
    this.hooks.at?.('loaded', works);
    const { now, later } = newestPerComment(works);
    const { scored, failed } = await this.scoreAll(now);
    const deliveries = await this.retrying(() => this.commit(scored));
    this.hooks.at?.('after_commit', works);
    if (deliveries > 0) {
      this.hooks.onDeliveries();
    }
    return { left: [...failed, ...later.map(({ id }) => ({ id }))] };
  }

  /** Decides one piece of work for somebody who waits. @throws when it could not be scored or committed. */
  async decideNow(id: string): Promise<void> {
    const { left } = await this.decide([id]);
    if (left[0]?.error) {
      throw left[0].error;
    }
  }

  /** Ends work that failed too often: `review` for a person, in one transaction. */
  async quarantine(id: string): Promise<void> {
    const deliveries = await this.db.transaction(async (tx) => {
      const [work] = await this.work.lock(tx, [id]);
      if (!work) {
        return 0;
      }
      if (isSuperseded(work)) {
        await this.decisions.endWork(tx, [id]);
        return 0;
      }
      return this.decisions.settle(tx, [quarantineDecision(work, this.delivers(work.siteId))]);
    });
    if (deliveries > 0) {
      this.hooks.onDeliveries();
    }
  }

  /** Scores a comment as its site would, with the facts it carries itself, and stores nothing. */
  async evaluateOnly(siteId: string, comment: Comment): Promise<EvaluationResult> {
    const facts = { now: new Date().toISOString(), votes: voteFacts(comment.votes) };
    const input = commentInput(comment.id, comment.rev ?? 1, comment);
    const [outcome] = await this.scorer.score([{ ruleSet: this.ruleSet(siteId), comment: input, facts }]);
    if (!outcome?.ok) {
      throw outcome?.error ?? new Error('the scorer gave no answer');
    }
    const { action, score, ruleSet, reasons, skipped, degraded } = JSON.parse(outcome.score.result) as Evaluation;
    return { id: comment.id, action, score, ruleSet, reasons, skipped, degraded };
  }

  private async scoreAll(works: readonly LoadedWork[]): Promise<{ scored: Scored[]; failed: ListOutcome['left'] }> {
    const requests = works.map((work) => this.requestFor(work));
    const outcomes = await this.scorer.score(requests);
    const scored: Scored[] = [];
    const failed: ListOutcome['left'] = [];
    works.forEach((work, n) => {
      const outcome = outcomes[n];
      if (outcome?.ok) {
        scored.push({ work, score: outcome.score, facts: JSON.stringify(requests[n]?.facts) });
      } else {
        failed.push({ id: work.id, error: outcome?.error ?? new Error('the scorer gave no answer') });
      }
    });
    return { scored, failed };
  }

  private requestFor(work: LoadedWork): ScoreRequest {
    if (work.data === null) {
      throw new Error(`work ${work.id} has no revision`);
    }
    const data = JSON.parse(work.data) as RevisionData;
    return {
      ruleSet: this.ruleSet(work.siteId),
      comment: commentInput(work.commentId, work.rev, data),
      facts: factsOf(work, data, new Date()),
      forced: forcedAction(data),
    };
  }

  private ruleSet(siteId: string): ScoreRequest['ruleSet'] {
    const site = this.sites.site(siteId);
    if (!site) {
      throw new Error(`the site ${siteId} is not known`);
    }
    const { hash, version } = site.ruleSet;
    return { hash, version, document: () => this.sites.ruleSetDocument(siteId, hash) };
  }

  private delivers(siteId: string): boolean {
    return this.sites.site(siteId)?.mode === 'live';
  }

  private async commit(scored: readonly Scored[]): Promise<number> {
    if (scored.length === 0) {
      return 0;
    }
    const byId = new Map(scored.map((entry) => [entry.work.id, entry]));
    return this.db.transaction(async (tx) => {
      const locked = await this.work.lock(tx, [...byId.keys()]);
      const rows: SettledRow[] = [];
      const ended: string[] = [];
      for (const work of locked) {
        const row = this.rowFor(work, byId.get(work.id));
        if (row) {
          rows.push(row);
        } else {
          ended.push(work.id);
        }
      }
      await this.decisions.endWork(tx, ended);
      const deliveries = await this.decisions.settle(tx, rows);
      this.hooks.at?.(
        'before_commit',
        scored.map(({ work }) => work),
      );
      return deliveries;
    });
  }

  private rowFor(work: LockedWork, scored: Scored | undefined): SettledRow | undefined {
    if (!scored || isSuperseded(work) || isUnchanged(work, scored.score)) {
      return undefined;
    }
    return automaticDecision(work, scored.score, scored.facts, this.delivers(work.siteId));
  }

  private async retrying<T>(act: () => Promise<T>, attempt = 1): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (attempt < RETRIES && isRetryable(error)) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt));
        return this.retrying(act, attempt + 1);
      }
      throw error;
    }
  }
}

/** A comment twice in a list would take two versions at once: its newest run goes first, the others alone afterwards. */
function newestPerComment(works: readonly LoadedWork[]): { now: LoadedWork[]; later: LoadedWork[] } {
  const newest = new Map<string, LoadedWork>();
  for (const work of works) {
    const key = `${work.siteId}\u0000${work.commentId}`;
    const other = newest.get(key);
    if (!other || work.rev > other.rev || (work.rev === other.rev && work.run > other.run)) {
      newest.set(key, work);
    }
  }
  const now = works.filter((work) => newest.get(`${work.siteId}\u0000${work.commentId}`) === work);
  return { now, later: works.filter((work) => !now.includes(work)) };
}
