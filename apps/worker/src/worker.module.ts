import { type DynamicModule, Module } from '@nestjs/common';
import { ListRunner, Moderation, ThreadScorer } from '@palaver/moderation';
import { type Database, openDatabase, SiteDirectory, WorkRepository } from '@palaver/persistence';
import { type Logger, Sealer, type Settings, traceDecided, type Tracing } from '@palaver/platform';
import { Bell, queueBackend } from '@palaver/queues';
import { BacktestRunner } from './backtests/backtest-runner.js';
import { BatchRunner } from './batches/batch-runner.js';
import { Dispatcher } from './deliveries/dispatcher.js';
import { DeliveryProcessor } from './delivery.processor.js';
import { createDispatcher } from './deliveries/create-dispatcher.js';
import { faultHooks } from './fault-hooks.js';
import { Maintenance } from './maintenance.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';
import { ModerationProcessor } from './moderation.processor.js';
import { queueSettings } from './queue-settings.js';
import { Sweeper } from './sweeper.js';
import { Watchdog } from './watchdog.js';
import { WorkerRuntime } from './worker.runtime.js';
import { failureFields } from './failure-fields.js';

const DATABASE = Symbol('database');

/** Every part of the worker, made from settings once. */
@Module({})
export class WorkerModule {
  static register(settings: Settings, logger: Logger, metrics: WorkerMetrics, tracing?: Tracing): DynamicModule {
    const backend = queueBackend(queueSettings(settings));
    return {
      module: WorkerModule,
      providers: [
        {
          provide: DATABASE,
          useFactory: () =>
            openDatabase(settings.databaseUrl, { role: 'pipeline', max: 8, applicationName: 'palaver-worker' }),
        },
        {
          provide: SiteDirectory,
          useFactory: (db: Database, scorer: ThreadScorer) =>
            new SiteDirectory(db, new Sealer(settings.masterKey), scorer),
          inject: [DATABASE, ThreadScorer],
        },
        {
          provide: WorkRepository,
          useFactory: (db: Database) => new WorkRepository(db, settings.retryBaseSeconds),
          inject: [DATABASE],
        },
        { provide: ThreadScorer, useFactory: () => new ThreadScorer() },
        { provide: Bell, useFactory: () => new Bell(backend) },
        {
          provide: Dispatcher,
          useFactory: (db: Database, sites: SiteDirectory) =>
            createDispatcher(db, sites, settings, logger, (...result) => metrics.onDelivery(...result), tracing),
          inject: [DATABASE, SiteDirectory],
        },
        {
          provide: Moderation,
          useFactory: (
            db: Database,
            work: WorkRepository,
            sites: SiteDirectory,
            scorer: ThreadScorer,
            dispatcher: Dispatcher,
          ) =>
            new Moderation(
              db,
              work,
              sites,
              scorer,
              {
                onDeliveries: () => dispatcher.kick(),
                onFactsLost: (error) => logger.warn({ kind: error.name }, 'decided without rates and near-duplicates'),
                onScored: (...scored) => metrics.moderation.onScored(...scored),
                onDecided: (decided) => {
                  metrics.moderation.onDecided(decided);
                  if (tracing) {
                    traceDecided(tracing, decided);
                  }
                },
                at: faultHooks,
              },
              settings.rememberedComments,
            ),
          inject: [DATABASE, WorkRepository, SiteDirectory, ThreadScorer, Dispatcher],
        },
        {
          provide: ListRunner,
          useFactory: (db: Database, work: WorkRepository, moderation: Moderation) =>
            new ListRunner(db, work, moderation, {
              onFailure: (id, error) => {
                metrics.onFailure();
                logger.warn({ work: id, ...failureFields(error) }, 'a try failed');
              },
              onList: (...list) => metrics.onList(...list),
              onSplit: (left) => metrics.onSplit(left),
            }),
          inject: [DATABASE, WorkRepository, Moderation],
        },
        {
          provide: ModerationProcessor,
          useFactory: (db: Database, runner: ListRunner) =>
            new ModerationProcessor(db, backend, runner, logger, tracing),
          inject: [DATABASE, ListRunner],
        },
        {
          provide: DeliveryProcessor,
          useFactory: (dispatcher: Dispatcher) => new DeliveryProcessor(backend, dispatcher, logger),
          inject: [Dispatcher],
        },
        {
          provide: Sweeper,
          useFactory: (work: WorkRepository, bell: Bell, moderation: Moderation) =>
            new Sweeper(work, bell, counted(moderation, metrics), logger),
          inject: [WorkRepository, Bell, Moderation],
        },
        {
          provide: Watchdog,
          useFactory: (work: WorkRepository, bell: Bell, processor: ModerationProcessor) =>
            new Watchdog(work, bell, () => processor.completed, logger),
          inject: [WorkRepository, Bell, ModerationProcessor],
        },
        {
          provide: BacktestRunner,
          useFactory: (db: Database) => new BacktestRunner(db, settings.databaseUrl, logger),
          inject: [DATABASE],
        },
        {
          provide: BatchRunner,
          useFactory: (db: Database, dispatcher: Dispatcher) => new BatchRunner(db, logger, () => dispatcher.kick()),
          inject: [DATABASE, Dispatcher],
        },
        {
          provide: Maintenance,
          useFactory: (db: Database, scorer: ThreadScorer) => new Maintenance(db, scorer, logger, settings),
          inject: [DATABASE, ThreadScorer],
        },
        {
          provide: WorkerRuntime,
          useFactory: (...parts: ConstructorParameters<typeof WorkerRuntime>) => new WorkerRuntime(...parts),
          inject: [
            DATABASE,
            SiteDirectory,
            ThreadScorer,
            Bell,
            Dispatcher,
            Moderation,
            ModerationProcessor,
            DeliveryProcessor,
            Sweeper,
            Watchdog,
            Maintenance,
            BacktestRunner,
            BatchRunner,
          ],
        },
      ],
    };
  }
}

function counted(moderation: Moderation, metrics: WorkerMetrics): Pick<Moderation, 'quarantine'> {
  return {
    quarantine: async (id) => {
      await moderation.quarantine(id);
      metrics.onQuarantine();
    },
  };
}
