import type { FastifyReply } from 'fastify';

/** What a request is answered with when nothing went wrong. */
export interface Answer {
  status: 200 | 202;
  body: unknown;
  headers?: Record<string, string>;
}

export function send(reply: FastifyReply, { status, body, headers }: Answer): void {
  void reply.status(status).header('cache-control', 'no-store');
  if (headers) {
    void reply.headers(headers);
  }
  void reply.send(body);
}
