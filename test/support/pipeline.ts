import { randomBytes, randomUUID } from 'node:crypto';
import {
  bundledRuleSet,
  ListRunner,
  Moderation,
  RememberingIngest,
  type Scorer,
  type ScoreRequest,
} from '@palaver/moderation';
import {
  type Database,
  type Ingest,
  IngestBatcher,
  type IngestItem,
  openDatabase,
  type RevisionData,
  type RuleSetVersion,
  SiteDirectory,
  SiteRepository,
  WorkRepository,
} from '@palaver/persistence';
import { Sealer } from '@palaver/platform';
import {
  compile,
  type CompiledRuleSet,
  hashRuleSet,
  loadBundledPack,
  parseRuleSet,
  resolveRuleSet,
  type RuleSetDocument,
} from '@palaver/rules';
import { scoreComment } from '../../libs/moderation/src/scorer/score-comment.js';
import { versionRules } from '../../libs/moderation/src/brake/version-rules.js';
import { createDatabase, type TestDatabase } from './database.js';

/** Scores in the test's own thread. Comments holding `unscorable` fail, as a broken rule would make them. */
export class InlineScorer implements Scorer {
  private readonly compiled = new Map<string, CompiledRuleSet>();

  async score(requests: readonly ScoreRequest[]) {
    return Promise.all(
      requests.map(async ({ ruleSet, ...input }) => {
        if (input.data.includes('unscorable')) {
          return { ok: false as const, error: new Error('planted') };
        }
        const rules =
          this.compiled.get(ruleSet.hash) ??
          compile(JSON.parse(await ruleSet.document()) as RuleSetDocument, { version: ruleSet.version });
        this.compiled.set(ruleSet.hash, rules);
        return { ok: true as const, score: scoreComment(rules, input) };
      }),
    );
  }

  async close() {}
}

export interface Pipeline {
  database: TestDatabase;
  db: Database;
  sites: SiteDirectory;
  ingest: Ingest;
  work: WorkRepository;
  moderation: Moderation;
  runner: ListRunner;
  /** Work ids the batcher rang for, in order. */
  rung: string[];
  kicked: () => number;
  close(): Promise<void>;
}

export interface PipelineOptions {
  at?: ConstructorParameters<typeof Moderation>[4]['at'];
  mode?: 'live' | 'observe';
  /** A rule set as text; the pack `newsroom` where none is given. */
  rules?: string;
  onFactsLost?: (error: Error) => void;
}

function ruleSetOf(text: string | undefined): RuleSetVersion {
  if (text === undefined) {
    return bundledRuleSet('newsroom');
  }
  const document = resolveRuleSet(parseRuleSet(text), loadBundledPack);
  const json = JSON.stringify(document);
  return { id: document.id, version: 1, hash: hashRuleSet(document), document: json, ...versionRules(document) };
}

/** The pipeline of one site `news` on a database of its own: the real stores and statements, no queue and no HTTP. */
export async function createPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  const database = await createDatabase();
  const box = new Sealer(randomBytes(32));
  const app = await openDatabase(database.url, { role: 'app', max: 2 });
  await new SiteRepository(app, box).create(
    { id: 'news', name: 'News', mode: options.mode, ruleSet: ruleSetOf(options.rules) },
    'test',
  );
  await app.close();
  const db = await openDatabase(database.url, { role: 'pipeline', max: 8 });
  const sites = new SiteDirectory(db, box);
  await sites.start();
  const rung: string[] = [];
  let kicks = 0;
  const batcher = new IngestBatcher(db, { onWork: (ids) => rung.push(...ids) });
  const ingest = new RememberingIngest(batcher, sites, randomBytes(32));
  const work = new WorkRepository(db, 0.05);
  const moderation = new Moderation(db, work, sites, new InlineScorer(), {
    onDeliveries: () => (kicks += 1),
    onFactsLost: options.onFactsLost,
    at: options.at,
  });
  const runner = new ListRunner(db, work, moderation, { onFailure: () => undefined });
  return {
    database,
    db,
    sites,
    ingest,
    work,
    moderation,
    runner,
    rung,
    kicked: () => kicks,
    close: async () => {
      await batcher.close();
      sites.stop();
      await db.close();
      await database.drop();
    },
  };
}

/** A create or update of a comment of the site `news`. */
export function revision(id: string, rev: number, changes: Partial<RevisionData> = {}): IngestItem {
  const data: RevisionData = {
    text: `What comment ${id} says.`,
    author: { username: `reader of ${id}` },
    article: { url: 'https://news.example/a' },
    ...changes,
    test: true,
  };
  return {
    siteId: 'news',
    eventId: `e-${id}-${rev}-${randomUUID()}`,
    bodySha256: randomBytes(32).toString('hex'),
    kind: rev === 1 ? 'create' : 'update',
    commentId: id,
    rev,
    data,
    dataJson: JSON.stringify(data),
    delaySeconds: 0,
  };
}
