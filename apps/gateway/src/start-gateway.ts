import {
  BootError,
  failpoint,
  type HttpServer,
  type Logger,
  type RunningApp,
  type Settings,
  startHttp,
  startTracing,
  type Tracing,
} from '@palaver/platform';
import { StoreUnavailableError } from '@palaver/persistence';
import { GatewayModule } from './gateway.module.js';
import { GatewayStores } from './gateway-stores.js';

/** Boots the gateway: its stores, then its port. */
export async function startGateway(settings: Settings, logger: Logger): Promise<RunningApp> {
  const tracing = await startTracing('gateway', settings);
  const hooks = { committed: () => failpoint('gateway.committed') };
  const stores = await GatewayStores.open(settings, logger, hooks, tracing).catch((error: unknown) => {
    throw error instanceof StoreUnavailableError ? new BootError(error.message, { cause: error }) : error;
  });
  try {
    const server = await listen(stores, settings, logger, tracing);
    return {
      async close() {
        await stores.waited.stop();
        await server.close();
        await stores.close();
        await tracing?.close();
      },
    };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

function listen(
  stores: GatewayStores,
  settings: Settings,
  logger: Logger,
  tracing: Tracing | undefined,
): Promise<HttpServer> {
  return startHttp(GatewayModule.with(stores.services()), {
    port: settings.gatewayPort,
    host: settings.host,
    tracing,
    metrics: stores.metrics.all,
    metricsPort: settings.metricsPort,
    trustProxy: settings.trustProxy,
    bodies: 'raw',
    logger,
    checks: { database: () => stores.checkDatabase() },
    hints: { queue: () => stores.checkQueue(), workers: () => stores.checkWorkers() },
  });
}
