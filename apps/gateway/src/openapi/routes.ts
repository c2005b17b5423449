import {
  batchReceiptSchema,
  commentObjectSchema,
  commentSchema,
  decisionSchema,
  evaluationResultSchema,
  eventSchema,
  type KeyScope,
  MAX_BATCH_EVENTS,
  receiptSchema,
} from '@palaver/contracts';
import { z } from 'zod';
import {
  BATCH_RECEIPT_EXAMPLE,
  COMMENT_EXAMPLE,
  DECISION_EXAMPLE,
  EVALUATION_EXAMPLE,
  EVENT_EXAMPLE,
  OBJECT_EXAMPLE,
  RECEIPT_EXAMPLE,
} from './examples.js';

interface ApiBody {
  name: string;
  schema: z.ZodType;
  example: unknown;
}

export interface ApiRoute {
  method: 'get' | 'post';
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  caller: 'key' | 'signature' | 'nobody';
  /** What the key must be for. */
  scope?: KeyScope;
  parameters?: Record<string, unknown>[];
  /** By content type. */
  request?: Record<string, ApiBody>;
  /** By status. */
  answers: Record<number, ApiBody & { description: string }>;
  problems: number[];
}

const SENDING = [400, 401, 409, 413, 415, 422, 429, 503];
const text = { type: 'string' };
const prefer = {
  name: 'Prefer',
  in: 'header',
  description: 'wait=N: wait up to N whole seconds, at most 10, for the decision. Only for a single comment.',
  schema: text,
  example: 'wait=3',
};
const pathId = {
  name: 'id',
  in: 'path',
  required: true,
  description: "The site's own id of the comment.",
  schema: text,
};
const signed = ['webhook-id', 'webhook-timestamp'].map((name) => ({
  name,
  in: 'header',
  required: true,
  schema: text,
}));
const siteId = { name: 'siteId', in: 'path', required: true, schema: text };

const object = { name: 'Comment', schema: commentObjectSchema, example: OBJECT_EXAMPLE };
const receipt = {
  name: 'Receipt',
  schema: z.union([receiptSchema, batchReceiptSchema]),
  description: 'Stored. A single event gets a receipt; an array or NDJSON one entry per event, in input order.',
};
const decidedInTime = { ...object, description: 'The decision came in time (Preference-Applied: wait).' };
const comment = { name: 'SentComment', schema: commentSchema, example: COMMENT_EXAMPLE };

const events = {
  description:
    `One envelope, an array of up to ${MAX_BATCH_EVENTS}, or NDJSON. A batch is not atomic: a bad event harms only ` +
    'itself. Events may be repeated as often as you like: the envelope id tells repeats.',
  request: {
    'application/json': {
      name: 'Events',
      schema: z.union([eventSchema, z.array(eventSchema).min(1).max(MAX_BATCH_EVENTS)]),
      example: EVENT_EXAMPLE,
    },
    'application/x-ndjson': { name: 'EventLine', schema: eventSchema, example: EVENT_EXAMPLE },
  },
  answers: { 200: decidedInTime, 202: { ...receipt, example: BATCH_RECEIPT_EXAMPLE } },
  problems: SENDING,
};
const status = (name: string, description: string, example: unknown) => ({
  name,
  description,
  example,
  schema: z.record(z.string(), z.json()),
});

/** Every route the gateway has; a test holds the router to it. */
export const ROUTES: ApiRoute[] = [
  {
    method: 'post',
    path: '/v1/events',
    operationId: 'postEvents',
    summary: 'Send what happened on the site, by key',
    caller: 'key',
    scope: 'comments:write',
    parameters: [prefer],
    ...events,
  },
  {
    method: 'post',
    path: '/v1/sites/{siteId}/events',
    operationId: 'postSiteEvents',
    summary: 'Send what happened on the site, signed as a Standard Webhook',
    caller: 'signature',
    parameters: [siteId, ...signed, prefer],
    ...events,
  },
  {
    method: 'post',
    path: '/v1/comments',
    operationId: 'postComment',
    summary: 'Send one comment without an envelope',
    description: 'Its event id is c:<id>:<rev>; rev is 1 unless given. Send a higher rev with each edit.',
    caller: 'key',
    scope: 'comments:write',
    parameters: [prefer],
    request: { 'application/json': comment },
    answers: { 200: decidedInTime, 202: { ...receipt, description: 'Stored.', example: RECEIPT_EXAMPLE } },
    problems: SENDING,
  },
  {
    method: 'get',
    path: '/v1/comments/{id}',
    operationId: 'getComment',
    summary: 'A comment with its newest decision',
    caller: 'key',
    scope: 'comments:read',
    parameters: [pathId],
    answers: { 200: { ...object, description: 'The comment; show says what the site does now.' } },
    problems: [401, 404, 429, 503],
  },
  {
    method: 'get',
    path: '/v1/comments/{id}/decisions',
    operationId: 'getDecisions',
    summary: 'All decisions of a comment, newest first',
    caller: 'key',
    scope: 'comments:read',
    parameters: [pathId],
    answers: {
      200: {
        name: 'Decisions',
        schema: z.strictObject({ data: z.array(decisionSchema) }),
        example: { data: [DECISION_EXAMPLE] },
        description: 'The decisions.',
      },
    },
    problems: [401, 404, 429, 503],
  },
  {
    method: 'get',
    path: '/v1/decisions',
    operationId: 'listDecisions',
    summary: 'Comments in the order they were decided',
    description: 'For reconciliation: keep nextCursor and ask again. A comment decided again appears again.',
    caller: 'key',
    scope: 'comments:read',
    parameters: [
      { name: 'cursor', in: 'query', description: 'nextCursor of an earlier answer.', schema: text },
      { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
    ],
    answers: {
      200: {
        name: 'CommentPage',
        schema: z.strictObject({ data: z.array(commentObjectSchema), nextCursor: z.string().nullable() }),
        example: { data: [OBJECT_EXAMPLE], nextCursor: 'WyI3NDUiLCJjLTEwMTciLDFd' },
        description: 'A page; nextCursor is null while nothing was ever decided.',
      },
    },
    problems: [400, 401, 429, 503],
  },
  {
    method: 'post',
    path: '/v1/evaluations',
    operationId: 'postEvaluation',
    summary: 'Score a comment and store nothing',
    caller: 'key',
    scope: 'evaluations',
    request: { 'application/json': comment },
    answers: {
      200: {
        name: 'Evaluation',
        schema: evaluationResultSchema,
        example: EVALUATION_EXAMPLE,
        description: "What the site's rule set says of it.",
      },
    },
    problems: [400, 401, 413, 415, 422, 429, 503],
  },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenApi',
    summary: 'This document',
    caller: 'nobody',
    answers: { 200: status('OpenApi', 'OpenAPI 3.1.', { openapi: '3.1.0' }) },
    problems: [],
  },
  {
    method: 'get',
    path: '/healthz',
    operationId: 'getHealth',
    summary: 'Whether the process lives',
    caller: 'nobody',
    answers: { 200: status('Health', 'It lives.', { status: 'alive' }) },
    problems: [],
  },
  {
    method: 'get',
    path: '/readyz',
    operationId: 'getReadiness',
    summary: 'Whether the gateway can work',
    caller: 'nobody',
    answers: {
      200: status('Readiness', 'It can.', { status: 'ready', checks: { database: 'ok' } }),
      503: status('Readiness', 'It cannot.', { status: 'not ready', checks: { database: 'failed' } }),
    },
    problems: [],
  },
];
