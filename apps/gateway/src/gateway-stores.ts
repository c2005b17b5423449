import { Moderation, RememberingIngest, ThreadScorer } from '@palaver/moderation';
import {
  type Database,
  HeartbeatRepository,
  IngestBatcher,
  openDatabase,
  SiteDirectory,
  WorkRepository,
} from '@palaver/persistence';
import {
  FailedAttempts,
  type Logger,
  PointCounter,
  Quotas,
  Sealer,
  type Settings,
  traceDecided,
  type Tracing,
} from '@palaver/platform';
import { Bell, queueBackend } from '@palaver/queues';
import { Authenticator, type GatewayLimits } from './authenticator.js';
import { Evaluations } from './evaluations.js';
import { faultHooks } from './fault-hooks.js';
import type { GatewayServices } from './gateway.module.js';
import { EntryProblems } from './intake/entry-problems.js';
import { EventIntake } from './intake/event-intake.js';
import { WaitedDecisions } from './intake/waited-decisions.js';
import { ApiDocument } from './openapi/api-document.js';
import { GatewayMetrics } from './metrics/gateway-metrics.js';
import { CommentReads } from './reads/comment-reads.js';

const PIPELINE_CONNECTIONS = 6;
const READ_CONNECTIONS = 4;

export interface GatewayHooks {
  /** Between COMMIT and the answers. */
  committed(): void;
}

/** Everything the gateway holds open, and the services made of it. */
export class GatewayStores {
  readonly waited: WaitedDecisions;
  readonly metrics = new GatewayMetrics(() => this.batcher.waiting);
  private readonly directory: SiteDirectory;
  private readonly bell: Bell;
  private readonly scorer = new ThreadScorer();
  private readonly batcher: IngestBatcher;
  private readonly ingest: RememberingIngest;
  private readonly moderation: Moderation;
  private readonly reads: CommentReads;
  private readonly heart: HeartbeatRepository;
  private readonly points: PointCounter;

  private constructor(
    private readonly pipeline: Database,
    private readonly app: Database,
    private readonly settings: Settings,
    private readonly logger: Logger,
    hooks: GatewayHooks,
    tracing: Tracing | undefined,
  ) {
    this.directory = new SiteDirectory(pipeline, new Sealer(settings.masterKey), this.scorer);
    this.bell = new Bell(backendOf(settings), (error) => logger.debug({ err: error }, 'the bell was not heard'));
    const onWork = (ids: string[], traces: string[]) => ringTraced(this.bell, tracing, ids, traces);
    const { ingest, moderation } = this.metrics;
    this.batcher = new IngestBatcher(pipeline, {
      onWork,
      onCommitted: () => hooks.committed(),
      onFlush: (...flush) => ingest.onFlush(...flush),
    });
    this.ingest = new RememberingIngest(this.batcher, this.directory, settings.masterKey);
    const work = new WorkRepository(pipeline);
    const moderationHooks: ConstructorParameters<typeof Moderation>[4] = {
      onDeliveries: () => this.bell.ringDeliveries(),
      onFactsLost: (error) => logger.warn({ kind: error.name }, 'decided without rates and near-duplicates'),
      onScored: (...scored) => moderation.onScored(...scored),
      onDecided: (decided) => {
        moderation.onDecided(decided);
        if (tracing) {
          traceDecided(tracing, decided);
        }
      },
      at: faultHooks,
    };
    const { rememberedComments } = settings;
    this.moderation = new Moderation(pipeline, work, this.directory, this.scorer, moderationHooks, rememberedComments);
    this.heart = new HeartbeatRepository(pipeline);
    this.points = new PointCounter(settings);
    this.reads = new CommentReads(app, this.directory, settings.publicUrl);
    const giveBack = async (workId: string, owner: string) => {
      if (await work.giveBack(workId, owner)) {
        this.bell.ring([workId]);
      }
    };
    this.waited = new WaitedDecisions(
      {
        decideNow: (workId) => this.moderation.decideNow(workId),
        giveBack,
        find: (siteId, commentId) => this.reads.find(siteId, commentId),
      },
      logger,
    );
  }

  /** @throws StoreUnavailableError when Postgres does not answer. */
  static async open(
    settings: Settings,
    logger: Logger,
    hooks: GatewayHooks,
    tracing?: Tracing,
  ): Promise<GatewayStores> {
    const name = { applicationName: 'palaver-gateway' };
    const pipeline = await openDatabase(settings.databaseUrl, { role: 'pipeline', max: PIPELINE_CONNECTIONS, ...name });
    const app = await openDatabase(settings.databaseUrl, { role: 'app', max: READ_CONNECTIONS, ...name });
    const stores = new GatewayStores(pipeline, app, settings, logger, hooks, tracing);
    await stores.directory.start();
    await stores.moderation.start();
    return stores;
  }

  services(): GatewayServices {
    const { publicUrl } = this.settings;
    return {
      authenticator: new Authenticator(this.directory, Date.now, this.limits()),
      intake: new EventIntake(
        this.ingest,
        this.waited,
        new EntryProblems(this.logger, () => this.metrics.ingest.onInvalid()),
        publicUrl,
      ),
      reads: this.reads,
      evaluations: new Evaluations((siteId, comment) => this.moderation.evaluateOnly(siteId, comment)),
      document: new ApiDocument(publicUrl),
    };
  }

  private limits(): GatewayLimits {
    const { key, factors, failedAttempts } = this.settings.limits;
    const { onRateLimited } = this.metrics;
    return {
      quotas: new Quotas(this.points, key, factors, onRateLimited),
      attempts: new FailedAttempts(failedAttempts, onRateLimited),
    };
  }

  async checkDatabase(): Promise<void> {
    await this.pipeline.query('SELECT 1');
  }

  async checkQueue(): Promise<void> {
    await this.bell.waiting();
  }

  /** @throws when no worker lives: comments are taken in, and nobody decides them. */
  async checkWorkers(): Promise<void> {
    if ((await this.heart.alive()) === 0) {
      throw new Error('no worker has said lately that it lives');
    }
  }

  /** What was taken in is stored first; then everything is let go. */
  async close(): Promise<void> {
    await this.batcher.close();
    this.points.close();
    await Promise.all([this.bell.close(), this.scorer.close()]);
    this.directory.stop();
    await Promise.all([this.pipeline.close(), this.app.close()]);
  }
}

function backendOf(settings: Settings): ReturnType<typeof queueBackend> {
  const { queueBackend: backend, redisUrl, databaseUrl, queuePrefix: prefix } = settings;
  return queueBackend({ backend, redisUrl, databaseUrl, prefix });
}

/** One ring for a whole flush: the span of it is linked to the requests that brought its work. */
function ringTraced(bell: Bell, tracing: Tracing | undefined, ids: string[], traces: string[]): void {
  if (!tracing || traces.length === 0) {
    bell.ring(ids);
    return;
  }
  const attributes = { 'messaging.batch.message_count': ids.length };
  const span = tracing.start('ring decide', { kind: 'producer', links: traces, attributes });
  bell.ring(ids, span.context);
  span.end();
}
