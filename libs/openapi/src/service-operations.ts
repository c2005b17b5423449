import { z } from 'zod';
import { type Operation } from './operation.js';

const healthSchema = z.object({ status: z.enum(['alive']) });
const readinessSchema = z.object({
  status: z.enum(['ready', 'degraded', 'not ready']),
  checks: z.record(z.string(), z.enum(['ok', 'failed'])),
});

/** The routes every service has, beside those of its own. */
export const SERVICE_OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    summary: 'This document.',
    caller: 'everybody',
    status: 200,
    answer: z.record(z.string(), z.json()),
    example: { answer: { openapi: '3.1.0' } },
  },
  {
    method: 'get',
    path: '/docs',
    id: 'getReference',
    summary: 'This document as a page to read.',
    caller: 'everybody',
    status: 200,
    answer: z.string(),
    answerType: 'text/html',
    example: { answer: '<!doctype html>' },
  },
  {
    method: 'get',
    path: '/docs/reference.css',
    id: 'getReferenceStyle',
    summary: 'How that page looks.',
    caller: 'everybody',
    status: 200,
    answer: z.string(),
    answerType: 'text/css',
    example: { answer: 'body { margin: 0 }' },
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'getHealth',
    summary: 'Whether the process lives.',
    caller: 'everybody',
    status: 200,
    answer: healthSchema,
    example: { answer: { status: 'alive' } },
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'getReadiness',
    summary: 'Whether the process can work. degraded: it can, and somebody should look at what failed.',
    caller: 'everybody',
    status: 200,
    answer: readinessSchema,
    also: [
      {
        status: 503,
        description: 'It cannot: what failed is named, and the reason is in the log.',
        answer: readinessSchema,
        example: { status: 'not ready', checks: { database: 'failed' } },
      },
    ],
    example: { answer: { status: 'ready', checks: { database: 'ok' } } },
  },
];
