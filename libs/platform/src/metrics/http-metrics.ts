import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Metrics, SECONDS } from './metrics.js';

interface Counted {
  count: () => void;
  took: (seconds: number) => void;
}

/**
 * Counts answers by the template of their route, method and status. What met no route is one row, whatever was asked for,
 * so that strangers cannot make rows.
 */
export function countRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const requests = metrics.counter('http_requests_total', 'Answers, by route, method and status.', [
    'route',
    'method',
    'status',
  ]);
  const seconds = metrics.histogram('http_request_seconds', 'Time from request to answer, by route.', SECONDS, [
    'route',
  ]);
  // Looked up once for each route and status: making out a labelled child costs more than counting.
  const children = new Map<string, Counted>();
  const childOf = ({ routeOptions, raw }: FastifyRequest, { statusCode }: FastifyReply): Counted => {
    const route = routeOptions.url ?? 'none';
    const method = routeOptions.url === undefined ? 'any' : (raw.method ?? 'any');
    const key = `${statusCode} ${method} ${route}`;
    let child = children.get(key);
    if (!child) {
      const counter = requests.labels({ route, method, status: String(statusCode) });
      const timer = seconds.labels({ route });
      child = { count: () => counter.inc(), took: (value) => timer.observe(value) };
      children.set(key, child);
    }
    return child;
  };
  fastify.addHook('onResponse', (request, reply, done) => {
    const child = childOf(request, reply);
    child.count();
    child.took(reply.elapsedTime / 1000);
    done();
  });
}
