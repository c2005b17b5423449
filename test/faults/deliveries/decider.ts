import { type Database, DecisionRepository, type SettledRow } from '@palaver/persistence';
import type { Random } from '../random.js';

const LIST = 250;

/** Makes decisions about made-up comments of a site, in lists, by the statements that a worker writes them with. */
export class Decider {
  readonly versions = new Map<string, number>();
  made = 0;
  private readonly decisions: DecisionRepository;

  constructor(
    private readonly db: Database,
    readonly siteId: string,
    private readonly random: Random,
  ) {
    this.decisions = new DecisionRepository(db);
  }

  /** Comments with a revision each that nobody has decided about. */
  async create(ids: readonly string[]): Promise<void> {
    await this.db.query(
      `WITH n AS (SELECT unnest($2::text[]) AS id), c AS (
         INSERT INTO comment (site_id, id, head_rev) SELECT $1, id, 1 FROM n
       )
       INSERT INTO revision (site_id, comment_id, rev, data)
       SELECT $1, id, 1, json_build_object('text', 'What comment ' || id || ' says.', 'author',
         json_build_object('username', 'Ann'), 'article', json_build_object('url', 'https://news.example/1'))::text FROM n`,
      [this.siteId, ids],
    );
    ids.forEach((id) => this.versions.set(id, 0));
  }

  /** One more decision about each of these. */
  async decide(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += LIST) {
      const list = ids.slice(from, from + LIST);
      await this.decisions.settle(list.map((id) => this.rowOf(id)));
      list.forEach((id) => this.versions.set(id, (this.versions.get(id) ?? 0) + 1));
      this.made += list.length;
    }
  }

  private rowOf(comment: string): SettledRow {
    const version = (this.versions.get(comment) ?? 0) + 1;
    return {
      head: {
        site: this.siteId,
        comment,
        rev: 1,
        run: version - 1,
        version,
        headRev: 1,
        action: this.random.pick(['approve', 'reject'] as const),
        source: 'automatic',
        ruleSetId: 'newsroom',
        ruleSetVersion: 1,
        ruleSetHash: 'made up',
        override: false,
        quarantine: false,
        deliver: true,
      },
    };
  }
}
