import { fileURLToPath } from 'node:url';
import { MAX_RULE_SET_LENGTH } from '@palaver/contracts';
import { RuleSetChecker } from '@palaver/moderation';
import { openDatabase, StoreUnavailableError } from '@palaver/persistence';
import {
  BootError,
  CallbackGuard,
  FailedAttempts,
  type Logger,
  PointCounter,
  Quotas,
  type RunningApp,
  Sealer,
  SignInLimits,
  type Settings,
  startHttp,
  startTracing,
} from '@palaver/platform';
import { AdminModule } from './admin.module.js';
import { refuseForeignOrigins } from './auth/same-origin.js';
import { serveConsole } from './console/serve-console.js';
import { takeNdjson } from './imports/ndjson-body.js';
import { buildOpenApi } from './openapi/build-openapi.js';
import { AdminMetrics } from './metrics/admin-metrics.js';

const BODY_LIMIT = 256 * 1024;
/** Rule sets come with their word lists; as JSON in UTF-8 they take more bytes than characters. */
const RULE_SET_BODY_LIMIT = 2 * MAX_RULE_SET_LENGTH;
const TAKES_RULE_SETS = /\/rule-sets(\/:id\/(draft|lint|test|diff|backtests))?$/;
/** Beside the built admin. */
const CONSOLE = fileURLToPath(new URL('../../console', import.meta.url));
const CONNECTIONS = 8;
/** Of one address in a minute, where tries to sign in are limited at all. */
const SIGN_IN_FAILURES = 30;

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
  const checker = new RuleSetChecker();
  const metrics = new AdminMetrics(db, logger);
  const tracing = await startTracing('admin', settings);
  const box = new Sealer(settings.masterKey);
  const points = new PointCounter(settings);
  const limits = {
    quotas: new Quotas(points, { 'admin-requests': settings.limits.token }, new Map(), metrics.onRateLimited),
    attempts: new FailedAttempts(settings.limits.failedAttempts, metrics.onRateLimited),
    signIns: new SignInLimits(
      points,
      settings.limits.signIns,
      new FailedAttempts(SIGN_IN_FAILURES * Math.sign(settings.limits.signIns), metrics.onRateLimited),
      metrics.onRateLimited,
    ),
  };
  const parts = {
    db,
    document: buildOpenApi(),
    box,
    guard,
    checker,
    publicUrl: settings.publicUrl,
    adminUrl: settings.adminPublicUrl,
    isMailOn: settings.mail !== undefined,
    limits,
    reviewLeaseSeconds: settings.reviewLeaseSeconds,
    metrics: metrics.moderation,
    onLiveError: (err: unknown) => logger.warn({ err }, 'changes of review items cannot be read'),
  };
  try {
    const server = await startHttp(AdminModule.with(parts), {
      port: settings.adminPort,
      host: settings.host,
      tracing,
      metrics: metrics.all,
      metricsPort: settings.metricsPort,
      trustProxy: settings.trustProxy,
      bodies: 'json',
      bodyLimit: BODY_LIMIT,
      headers: { 'cache-control': 'no-store' },
      logger,
      checks: { database: () => db.query('SELECT 1') },
      hints: { workers: () => metrics.checkWorkers(), backlog: () => metrics.checkBacklog() },
      prepare: (fastify) => {
        refuseForeignOrigins(fastify);
        takeNdjson(fastify);
        serveConsole(fastify, CONSOLE, settings.publicUrl);
        fastify.addHook('onRoute', (route) => {
          if (TAKES_RULE_SETS.test(route.url)) {
            route.bodyLimit = RULE_SET_BODY_LIMIT;
          }
        });
      },
    });
    return {
      async close() {
        await server.close();
        await checker.close();
        await db.close();
        points.close();
        await tracing?.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}
