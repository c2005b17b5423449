import { type Handover, type HandoverQuery, type HotArticle, type OddRule, type ShiftWork } from '@palaver/contracts';
import { modeAt } from '@palaver/moderation';
import {
  type Database,
  type HandoverRepository,
  type HotArticleRow,
  type SiteTransaction,
  type StatisticRepository,
} from '@palaver/persistence';
import { type Caller } from '../auth/caller.js';
import { floorTo, HOUR_MS } from './floor-to.js';
import { type SitesService } from '../sites/sites.service.js';
import { moderatorLines } from '../statistics/statistic-lines.js';
import { oddRules } from './odd-rules.js';

const DAY_MS = 24 * HOUR_MS;
const MOST_ARTICLES = 10;
const USUAL_DAYS = 14;

/** What whoever begins a shift has to know of a site, beside what its queues say: read from what is counted already. */
export class HandoverService {
  constructor(
    private readonly db: Pick<Database, 'forSites'>,
    private readonly rows: HandoverRepository,
    private readonly statistics: Pick<StatisticRepository, 'sums' | 'countedTo'>,
    private readonly sites: Pick<SitesService, 'require'>,
    /** Milliseconds since 1970. */
    private readonly now: () => number = Date.now,
  ) {}

  /** Rules and people are counted for whole sites: who is held to sections is not told of them. @throws ProblemError 404 */
  async read(caller: Caller, siteId: string, { hours }: HandoverQuery): Promise<Handover> {
    await this.sites.require(caller, siteId);
    const { sections } = caller;
    const since = floorTo(this.now() - hours * HOUR_MS, HOUR_MS);
    const from = floorTo(since.getTime(), DAY_MS);
    const countedTo = await this.statistics.countedTo(siteId);
    return {
      siteId,
      since: since.toISOString(),
      daysSince: from.toISOString(),
      countedTo: countedTo?.toISOString() ?? null,
      ...(await this.db.forSites([siteId], async (tx) => {
        const articles = await this.rows.hotArticles(tx, { siteId, from, sections }, MOST_ARTICLES);
        return {
          left: await this.rows.leftOpen(tx, siteId, sections),
          articles: articles.map((row) => toHotArticle(row, this.now())),
          rules: sections === null ? await this.rules(tx, siteId, from) : null,
        };
      })),
      people: sections === null ? await this.people(siteId, since) : null,
    };
  }

  private async rules(tx: SiteTransaction, siteId: string, from: Date): Promise<OddRule[]> {
    const odd = oddRules(await this.rows.ruleHits(tx, siteId, from.toISOString().slice(0, 10), USUAL_DAYS));
    const braked = new Map((await this.rows.braked(tx, siteId)).map(({ rule, brakedAt }) => [rule, brakedAt]));
    const brakedAt = (rule: string) => braked.get(rule)?.toISOString() ?? null;
    const others = [...braked.keys()].filter((rule) => !odd.some((one) => one.rule === rule)).sort();
    return [
      ...odd.map((one) => ({ ...one, brakedAt: brakedAt(one.rule) })),
      ...others.map((rule) => ({ rule, hits: 0, usual: null, brakedAt: brakedAt(rule) })),
    ];
  }

  /** Those who decided most first. */
  private async people(siteId: string, since: Date): Promise<ShiftWork[]> {
    const range = { siteId, from: since.toISOString(), to: new Date(this.now() + HOUR_MS).toISOString() };
    const lines = moderatorLines(await this.statistics.sums(range, ['actor'], null));
    return lines
      .map(({ actor, approved, rejected }) => ({ actor, approved, rejected }))
      .sort((one, other) => other.approved + other.rejected - (one.approved + one.rejected));
  }
}

function toHotArticle({ key, sent, comments, held, rejected, ...setting }: HotArticleRow, at: number): HotArticle {
  return { key, title: sent.title ?? null, mode: modeAt(setting, at), comments, held, rejected };
}
