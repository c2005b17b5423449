import type { Action, Comment, EvaluationResult } from '@palaver/contracts';
import {
  type Database,
  DecisionRepository,
  type DirectorySite,
  type LoadedWork,
  retrying,
  type SettledRow,
  type SiteDirectory,
  type WorkRepository,
} from '@palaver/persistence';
import type { Evaluation } from '@palaver/rules';
import { FactGatherer } from './memory/fact-gatherer.js';
import { ItemPlaces } from './review/item-places.js';
import type { RuleSetHandle, Score, Scorer, ScoreRequest } from './scorer/scorer.js';
import { automaticDecision, isSuperseded, isUnchanged, quarantineDecision } from './settle.js';

export type ModerationPoint = 'loaded' | 'before_commit' | 'after_commit';

export interface ModerationHooks {
  /** After COMMIT, when endpoints have something due. */
  onDeliveries(): void;
  /** Rates and near-duplicates could not be had: decisions are made without them and say so. */
  onFactsLost?(error: Error): void;
  /** Once for each list that was scored. */
  onScored?(seconds: number, comments: number): void;
  /** After COMMIT, with what was decided. */
  onDecided?(decided: readonly Decided[]): void;
  /** Places where the fault harness interferes. */
  at?(point: ModerationPoint, works: readonly LoadedWork[]): void;
}

export interface Decided {
  action: Action;
  source: 'automatic';
  /** From the arrival of the revision to the commit; absent where nobody waited. */
  seconds?: number;
  /** Absent for what was handed to a person unscored. */
  work?: LoadedWork;
  times?: ListTimes;
}

/** Milliseconds since 1970. */
export interface ListTimes {
  loadedAt: number;
  scoredAt: number;
  committedAt: number;
}

const NOTHING = JSON.stringify({ text: '', author: { username: '' }, article: { url: '' } });

interface Scored {
  work: LoadedWork;
  /** Which it was scored with: the site may have another one by now. */
  ruleSet: RuleSetHandle;
  score: Score;
}

export interface ListOutcome {
  /** Could not be scored, or their comment moved on meanwhile: to be tried alone. */
  left: { id: string; error?: Error }[];
}

/**
 * The use case both doors share: work ids in, committed decisions out. One statement reads a list with all it needs, one
 * writes what it came to; nothing is locked while it is scored. A comment that has moved on meanwhile is not written.
 */
export class Moderation {
  private readonly decisions: DecisionRepository;
  private readonly facts: FactGatherer;
  private readonly places: ItemPlaces;

  constructor(
    private readonly db: Database,
    private readonly work: WorkRepository,
    private readonly sites: SiteDirectory,
    private readonly scorer: Scorer,
    private readonly hooks: ModerationHooks,
    /** How many comments rules remember. */
    rememberedComments = 2 ** 20,
  ) {
    this.decisions = new DecisionRepository(db);
    this.places = new ItemPlaces(sites);
    this.facts = new FactGatherer(db, work, sites, rememberedComments, (error) => this.hooks.onFactsLost?.(error));
  }

  /** Reads what rules remember; without it the first list does. */
  start(): Promise<void> {
    return this.facts.start();
  }

  /** Decides what of the list is still pending. Throws only when the list as a whole could not be committed. */
  async decide(ids: readonly string[]): Promise<ListOutcome> {
    const works = await this.facts.load([...new Set(ids)]);
    const loadedAt = Date.now();
    await this.sites.ensure(new Set(works.map(({ siteId }) => siteId)));
    this.hooks.at?.('loaded', works);
    const { now, later } = newestPerComment(works.filter((work) => !isSuperseded(work)));
    const { scored, failed } = await this.scoreAll(now);
    const moved = await this.commit(scored, loadedAt, Date.now());
    const left = [...failed, ...later.map(({ id }) => ({ id })), ...moved];
    // What is neither decided nor to be tried again has nothing to decide.
    const open = new Set([...left, ...scored.filter(isChanged).map(({ work }) => work)].map(({ id }) => id));
    await this.decisions.endWork(
      this.db,
      works.filter(({ id }) => !open.has(id)).map(({ id }) => id),
    );
    return { left };
  }

  /**
   * Gets the rules of a list's sites ready by scoring nothing with them: a try that is counted against a comment is then
   * about that comment, and not about a process that ends before its rules are compiled.
   */
  async prepare(ids: readonly string[]): Promise<void> {
    const sites = new Set((await this.work.load(ids)).map(({ siteId }) => siteId));
    await this.sites.ensure(sites);
    const now = new Date().toISOString();
    const nothing = { id: '', rev: 1, data: NOTHING, facts: '{}', now };
    await this.scorer.score([...sites].map((siteId) => ({ ...nothing, ruleSet: this.ruleSet(siteId) })));
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
    const settled = await this.db.transaction(async (tx) => {
      const [work] = await this.work.lock(tx, [id]);
      if (!work) {
        return undefined;
      }
      if (isSuperseded(work)) {
        await this.decisions.endWork(tx, [id]);
        return undefined;
      }
      const row = quarantineDecision(work, this.delivers(work.siteId), this.places.ofUnscored(work.siteId));
      return this.decisions.settleWithin(tx, [row]);
    });
    if (settled) {
      this.hooks.onDecided?.([{ action: 'review', source: 'automatic' }]);
    }
    if (settled && settled.deliveries > 0) {
      this.hooks.onDeliveries();
    }
  }

  /** Scores a comment as its site would, with the facts it carries itself, and stores nothing. */
  async evaluateOnly(siteId: string, comment: Comment): Promise<EvaluationResult> {
    const { id, rev = 1, ...data } = comment;
    const now = new Date().toISOString();
    const braked = this.sites.site(siteId)?.ruleSet.braked;
    const [outcome] = await this.scorer.score([
      { ruleSet: this.ruleSet(siteId), braked, id, rev, data: JSON.stringify(data), facts: '{}', now },
    ]);
    if (!outcome?.ok) {
      throw outcome?.error ?? new Error('the scorer gave no answer');
    }
    const { action, score, ruleSet, reasons, skipped, degraded } = JSON.parse(outcome.score.result) as Evaluation;
    return { id: comment.id, action, score, ruleSet, reasons, skipped, degraded };
  }

  private async scoreAll(works: readonly LoadedWork[]): Promise<{ scored: Scored[]; failed: ListOutcome['left'] }> {
    const now = new Date().toISOString();
    const requests = works.map((work) => this.requestFor(work, now));
    const startedAt = performance.now();
    const outcomes = await this.scorer.score(requests);
    if (works.length > 0) {
      this.hooks.onScored?.((performance.now() - startedAt) / 1000, works.length);
    }
    const scored: Scored[] = [];
    const failed: ListOutcome['left'] = [];
    works.forEach((work, n) => {
      const outcome = outcomes[n];
      const request = requests[n];
      if (outcome?.ok && request) {
        scored.push({ work, ruleSet: request.ruleSet, score: outcome.score });
      } else {
        failed.push({
          id: work.id,
          error: outcome?.ok === false ? outcome.error : new Error('the scorer gave no answer'),
        });
      }
    });
    return { scored, failed };
  }

  private requestFor({ id: workId, siteId, commentId: id, rev, data, facts }: LoadedWork, now: string): ScoreRequest {
    if (data === null) {
      throw new Error(`work ${workId} has no revision`);
    }
    const braked = this.sites.site(siteId)?.ruleSet.braked;
    return { ruleSet: this.ruleSet(siteId), shadow: this.shadow(siteId), braked, id, rev, data, facts, now };
  }

  private ruleSet(siteId: string): RuleSetHandle {
    const site = this.sites.site(siteId);
    if (!site) {
      throw new Error(`the site ${siteId} is not known`);
    }
    return this.handle(siteId, site.ruleSet);
  }

  private shadow(siteId: string): RuleSetHandle | undefined {
    const shadow = this.sites.site(siteId)?.shadow;
    return shadow ? this.handle(siteId, shadow) : undefined;
  }

  private handle(siteId: string, { id, version, hash }: DirectorySite['ruleSet']): RuleSetHandle {
    return { id, version, hash, document: () => this.sites.ruleSetDocument(siteId, hash) };
  }

  private delivers(siteId: string): boolean {
    return this.sites.site(siteId)?.mode === 'live';
  }

  /** Commits what is new; returns what could not be written because its comment had moved on. */
  private async commit(scored: readonly Scored[], loadedAt: number, scoredAt: number): Promise<{ id: string }[]> {
    if (scored.length === 0) {
      return [];
    }
    const changed = scored.filter(isChanged);
    const works = scored.map(({ work }) => work);
    const settled = await retrying(() => {
      this.hooks.at?.('before_commit', works);
      return this.decisions.settle(changed.map((scored) => this.rowFor(scored)));
    });
    this.hooks.at?.('after_commit', works);
    if (settled.deliveries > 0) {
      this.hooks.onDeliveries();
    }
    const written = new Set(settled.works);
    const times = { loadedAt, scoredAt, committedAt: Date.now() };
    this.hooks.onDecided?.(changed.filter(({ work }) => written.has(work.id)).map((one) => decidedOf(one, times)));
    return changed.filter(({ work }) => !written.has(work.id)).map(({ work: { id } }) => ({ id }));
  }

  private rowFor({ work, ruleSet, score }: Scored): SettledRow {
    return automaticDecision(work, score, ruleSet, this.delivers(work.siteId), this.places.of(work, score));
  }
}

function decidedOf({ work, score: { action } }: Scored, times: ListTimes): Decided {
  const sinceLoad = Math.max(0, times.committedAt - times.loadedAt) / 1000;
  const seconds = work.waitedSeconds === null ? undefined : work.waitedSeconds + sinceLoad;
  return { action, source: 'automatic', seconds, work, times };
}

function isChanged({ work, score }: Scored): boolean {
  return !isUnchanged(work, score);
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
