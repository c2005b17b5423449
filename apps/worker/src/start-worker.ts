import { BootError, type Logger, type RunningApp, type Settings, startHttp, startTracing } from '@palaver/platform';
import { isStoreAway } from '@palaver/persistence';
import { prepareQueues } from '@palaver/queues';
import { giveWay } from './give-way.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';
import { queueSettings } from './queue-settings.js';
import { WorkerModule } from './worker.module.js';
import { WorkerRuntime } from './worker.runtime.js';

/** Boots the worker: its parts, then its health port, then the bell. */
export async function startWorker(settings: Settings, logger: Logger): Promise<RunningApp> {
  // On a machine they share the gateway goes first: somebody waits for its answer.
  giveWay('gateway');
  try {
    await prepareQueues(queueSettings(settings));
    const metrics = new WorkerMetrics();
    const tracing = await startTracing('worker', settings);
    const server = await startHttp(WorkerModule.register(settings, logger, metrics, tracing), {
      port: settings.workerHealthPort,
      host: settings.host,
      bodies: 'json',
      logger,
      trustProxy: settings.trustProxy,
      metrics: metrics.all,
      metricsPort: settings.metricsPort,
      checks: {
        database: () => server.app.get(WorkerRuntime).checkDatabase(),
        queue: () => server.app.get(WorkerRuntime).checkQueue(),
      },
      hints: { backlog: () => server.app.get(WorkerRuntime).checkBacklog() },
    });
    const runtime = server.app.get(WorkerRuntime);
    await runtime.start();
    return {
      async close() {
        await runtime.close();
        await server.close();
        await tracing?.close();
      },
    };
  } catch (error) {
    throw isStoreAway(error)
      ? new BootError(`Postgres does not answer: ${(error as Error).message}`, { cause: error })
      : error;
  }
}
