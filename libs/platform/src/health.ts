import { type FastifyInstance } from 'fastify';

const PATIENCE_MS = 2000;
/** Anybody may ask; the stores are asked no more often than this. */
const FRESH_MS = 500;

/** Name of what is needed -> resolves when it works. */
export type HealthChecks = Record<string, () => Promise<unknown>>;

export interface Readiness {
  /** `degraded`: it works, and somebody should look at what failed. */
  status: 'ready' | 'degraded' | 'not ready';
  checks: Record<string, 'ok' | 'failed'>;
}

/**
 * /healthz: the process lives. /readyz: it can work. Neither says why not: that is in the log.
 * @param hints what is told and keeps nobody out: a gateway takes comments in also while no worker runs
 */
export function addHealthRoutes(fastify: FastifyInstance, checks: HealthChecks, hints: HealthChecks = {}): void {
  let fresh: { at: number; readiness: Promise<Readiness> } | undefined;
  fastify.get('/healthz', () => ({ status: 'alive' }));
  fastify.get('/readyz', async (_request, reply) => {
    if (!fresh || Date.now() - fresh.at >= FRESH_MS) {
      fresh = { at: Date.now(), readiness: checkAll(checks, hints) };
    }
    const readiness = await fresh.readiness;
    return reply.status(readiness.status === 'not ready' ? 503 : 200).send(readiness);
  });
}

export async function checkAll(checks: HealthChecks, hints: HealthChecks = {}): Promise<Readiness> {
  const [needed, told] = await Promise.all([resultsOf(checks), resultsOf(hints)]);
  const status = !allOk(needed) ? 'not ready' : allOk(told) ? 'ready' : 'degraded';
  return { status, checks: { ...needed, ...told } };
}

async function resultsOf(checks: HealthChecks): Promise<Readiness['checks']> {
  const results = Object.entries(checks).map(
    async ([name, check]) => [name, (await passes(check)) ? 'ok' : 'failed'] as const,
  );
  return Object.fromEntries(await Promise.all(results));
}

function allOk(results: Readiness['checks']): boolean {
  return Object.values(results).every((result) => result === 'ok');
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
