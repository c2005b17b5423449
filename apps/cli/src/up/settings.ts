import { type Stores } from './up-stores.js';
import { type Home } from './home.js';

export interface Ports {
  gateway: number;
  admin: number;
  workerHealth: number;
  /** Of each app, where its figures are. */
  metrics: Record<AppName, number>;
}

export const APPS = ['gateway', 'worker', 'admin'] as const;
export type AppName = (typeof APPS)[number];

/** What the apps are told, by environment; ours win over what the shell happens to hold. */
export function appEnvironment(app: AppName, home: Home, stores: Stores, ports: Ports): NodeJS.ProcessEnv {
  const { REDIS_URL: _, ...inherited } = process.env;
  return {
    LOG_LEVEL: 'info',
    // Callbacks to programs on this machine are what one tries first.
    CALLBACK_ALLOWED: '127.0.0.1:*,localhost:*,[::1]:*',
    ...inherited,
    DATABASE_URL: stores.databaseUrl,
    ...(stores.redisUrl === null ? {} : { REDIS_URL: stores.redisUrl }),
    QUEUE_BACKEND: stores.redisUrl === null ? 'postgres' : 'redis',
    PALAVER_MASTER_KEY_FILE: home.masterKeyFile,
    GATEWAY_PORT: String(ports.gateway),
    ADMIN_PORT: String(ports.admin),
    WORKER_HEALTH_PORT: String(ports.workerHealth),
    METRICS_PORT: String(ports.metrics[app]),
    HOST: '127.0.0.1',
    // Less than the launcher waits before it kills.
    SHUTDOWN_SECONDS: '7',
  };
}
