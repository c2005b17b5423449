import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Metrics } from './metrics.js';

/** `GET /metrics` and nothing else, on a port of its own that no reader reaches; not listening yet. */
export function metricsServer(metrics: Metrics): Server {
  const server = createServer((request, response) => void answer(metrics, request, response));
  server.headersTimeout = 5000;
  server.requestTimeout = 5000;
  server.maxConnections = 100;
  return server;
}

async function answer(
  { registry }: Metrics,
  { method, url }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if ((method !== 'GET' && method !== 'HEAD') || url?.split('?', 1)[0] !== '/metrics') {
    response.writeHead(404).end();
    return;
  }
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType }).end(text);
  } catch (error) {
    response.writeHead(500).end((error as Error).name);
  }
}
