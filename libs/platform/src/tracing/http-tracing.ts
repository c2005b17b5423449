import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Span, type Tracing } from './span.js';

const spans = new WeakMap<object, Span>();

/** A span for each request of the API, in the trace that its `traceparent` names, or in one of its own. */
export function traceRequests(fastify: FastifyInstance, tracing: Tracing): void {
  fastify.addHook('onRequest', (request: FastifyRequest, _reply, done) => {
    const { url: route } = request.routeOptions;
    if (route?.startsWith('/v1/')) {
      const { traceparent: given } = request.headers;
      const parent = typeof given === 'string' ? given : undefined;
      const attributes = { 'http.request.method': request.method, 'http.route': route };
      spans.set(request, tracing.start(`${request.method} ${route}`, { kind: 'server', parent, attributes }));
    }
    done();
  });
  fastify.addHook('onResponse', (request, { statusCode: status }, done) => {
    const attributes = { 'http.response.status_code': status };
    spans.get(request)?.end({ attributes, failed: status >= 500 });
    done();
  });
}

/** The `traceparent` of the span of this request; undefined where nothing is traced. */
export function traceOf(request: object): string | undefined {
  return spans.get(request)?.context;
}
