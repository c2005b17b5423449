import { type Server } from 'node:http';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance } from 'fastify';
import { BootError } from './boot-error.js';
import { createAdapter, type FastifySettings } from './fastify-setup.js';
import { addHealthRoutes, type HealthChecks } from './health.js';
import { type Logger, NestLogger } from './logger.js';
import { countRequests } from './metrics/http-metrics.js';
import { type Metrics } from './metrics/metrics.js';
import { metricsServer } from './metrics/metrics-server.js';
import { ProblemFilter } from './problem.filter.js';
import { logRequests } from './request-log.js';
import { traceRequests } from './tracing/http-tracing.js';
import { type Tracing } from './tracing/span.js';

const DRAIN_SECONDS = 5;
const IDLE_SWEEP_MS = 50;

export interface HttpOptions extends Omit<FastifySettings, 'filter'> {
  port: number;
  host: string;
  logger: Logger;
  /** What /readyz asks; each rejects when the app cannot work. */
  checks: HealthChecks;
  /** What /readyz tells beside them; failing ones keep the app ready. */
  hints?: HealthChecks;
  metrics?: Metrics;
  /** Absent: nothing is traced. */
  tracing?: Tracing;
  /** Where `metrics` are served; nowhere when absent. */
  metricsPort?: number;
  /** Called before the routes are set up: the place for Fastify plugins and hooks. */
  prepare?(fastify: FastifyInstance): void | Promise<void>;
}

export interface HttpServer {
  app: NestFastifyApplication;
  /** The port listened on, also when 0 was asked for. */
  port: number;
  /** Stops accepting, lets what is under way finish, cuts what takes longer than 5 seconds. */
  close(): Promise<void>;
}

/**
 * Starts a Nest app on Fastify with our limits, error answers, /healthz, /readyz and, on a port of its own, /metrics.
 * @throws BootError when a port is taken.
 */
export async function startHttp(module: Type | DynamicModule, options: HttpOptions): Promise<HttpServer> {
  const filter = new ProblemFilter(options.logger);
  const app = await createHttp(module, options, filter);
  await listen(options.port, options.host, () => app.listen(options.port, options.host));
  const metrics = await startMetrics(options);
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    app,
    port,
    async close() {
      const server = app.getHttpServer();
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_SECONDS * 1000);
      // A connection whose request was under way falls idle later and would be kept alive.
      const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
      await app.close();
      clearInterval(sweep);
      clearTimeout(cut);
      metrics?.close();
      metrics?.closeAllConnections();
    },
  };
}

/** The app without a port, for tests that inject requests. */
export async function createHttp(
  module: Type | DynamicModule,
  options: Omit<HttpOptions, 'port' | 'host' | 'metricsPort'>,
  filter = new ProblemFilter(options.logger),
): Promise<NestFastifyApplication> {
  const adapter = createAdapter({ ...options, filter });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(options.logger),
  });
  app.useGlobalFilters(filter);
  const fastify = adapter.getInstance<FastifyInstance>();
  addHealthRoutes(fastify, options.checks, options.hints);
  logRequests(fastify, options.logger);
  if (options.metrics) {
    countRequests(fastify, options.metrics);
  }
  if (options.tracing) {
    traceRequests(fastify, options.tracing);
  }
  await options.prepare?.(fastify);
  await app.init();
  await fastify.ready();
  return app;
}

async function startMetrics({ metrics, metricsPort: port, host }: HttpOptions): Promise<Server | undefined> {
  if (metrics === undefined || port === undefined) {
    return undefined;
  }
  const server = metricsServer(metrics.withProcess());
  await listen(port, host, () => {
    return new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  });
  return server;
}

async function listen(port: number, host: string, start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new BootError(`port ${port} is taken by another program; choose another one.`, { cause: error });
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new BootError(`${host}:${port} cannot be listened on (${code}); choose another one.`, { cause: error });
    }
    throw error;
  }
}
