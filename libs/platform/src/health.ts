import { type FastifyInstance } from 'fastify';

const PATIENCE_MS = 2000;

/** Name of what is needed -> resolves when it works. */
export type HealthChecks = Record<string, () => Promise<unknown>>;

export interface Readiness {
  status: 'ready' | 'not ready';
  checks: Record<string, 'ok' | 'failed'>;
}

/** /healthz: the process lives. /readyz: it can work. Neither says why not: that is in the log. */
export function addHealthRoutes(fastify: FastifyInstance, checks: HealthChecks): void {
  fastify.get('/healthz', () => ({ status: 'alive' }));
  fastify.get('/readyz', async (_request, reply) => {
    const readiness = await checkAll(checks);
    return reply.status(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });
}

export async function checkAll(checks: HealthChecks): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, (await passes(check)) ? 'ok' : 'failed'] as const),
  );
  const status = results.every(([, result]) => result === 'ok') ? 'ready' : 'not ready';
  return { status, checks: Object.fromEntries(results) };
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const passed = check().then(
    () => true,
    () => false,
  );
  return Promise.race([passed, late]).finally(() => clearTimeout(timer));
}
