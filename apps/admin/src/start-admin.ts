import { openDatabase, StoreUnavailableError } from '@palaver/persistence';
import {
  BootError,
  CallbackGuard,
  type Logger,
  type RunningApp,
  Sealer,
  type Settings,
  startHttp,
} from '@palaver/platform';
import { AdminModule } from './admin.module.js';

const BODY_LIMIT = 256 * 1024;
const CONNECTIONS = 8;

/** Boots the admin: its database under row-level security, then its port. */
export async function startAdmin(settings: Settings, logger: Logger): Promise<RunningApp> {
  const guard = new CallbackGuard(settings.callbackAllowed);
  const db = await openDatabase(settings.databaseUrl, {
    role: 'app',
    max: CONNECTIONS,
    applicationName: 'palaver-admin',
  }).catch((error: unknown) => {
    throw error instanceof StoreUnavailableError ? new BootError(error.message, { cause: error }) : error;
  });
  const parts = { db, box: new Sealer(settings.masterKey), guard, publicUrl: settings.publicUrl };
  try {
    const server = await startHttp(AdminModule.with(parts), {
      port: settings.adminPort,
      host: settings.host,
      metricsPort: settings.metricsPort,
      trustProxy: settings.trustProxy,
      bodies: 'json',
      bodyLimit: BODY_LIMIT,
      headers: { 'cache-control': 'no-store' },
      logger,
      checks: { database: () => db.query('SELECT 1') },
    });
    return {
      async close() {
        await server.close();
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}
