import {
  batchReceiptSchema,
  commentObjectSchema,
  commentSchema,
  decisionSchema,
  evaluationResultSchema,
  eventSchema,
  type KeyScope,
  MAX_BATCH_EVENTS,
  pageQuerySchema,
  receiptSchema,
} from '@palaver/contracts';
import { type Operation } from '@palaver/openapi';
import { z } from 'zod';

import { EVENT_EXAMPLES } from './event-examples.js';
import { COMMENT_EXAMPLE, DECISION_EXAMPLE, EVALUATION_EXAMPLE, OBJECT_EXAMPLE, RECEIPT_EXAMPLE } from './examples.js';

const prefer = {
  name: 'Prefer',
  description:
    'wait=N: wait up to N whole seconds, at most 10, for the decision. For one comment at a time; who has waited in ' +
    'vain gets 202, and reads or is told the decision later.',
  example: 'wait=3',
};
const signed = [
  { name: 'webhook-id', description: 'An id of this message.', required: true, example: 'msg_2f6d0c' },
  {
    name: 'webhook-timestamp',
    description: 'Seconds since 1970, at most 5 minutes off.',
    required: true,
    example: '1769860800',
  },
];
const decidedInTime = {
  status: 200,
  description: 'The decision came in time (Preference-Applied: wait).',
  answer: commentObjectSchema,
  example: OBJECT_EXAMPLE,
};
const twoEvents = [EVENT_EXAMPLES['comment.created'], EVENT_EXAMPLES['comment.deleted']];

const events = {
  method: 'post' as const,
  body: z.union([eventSchema, z.array(eventSchema).min(1).max(MAX_BATCH_EVENTS)]),
  line: eventSchema,
  status: 202 as const,
  answer: z.union([receiptSchema, batchReceiptSchema]),
  also: [decidedInTime],
  refusals: [409],
  example: { bodies: { ...EVENT_EXAMPLES, 'several at once': twoEvents }, lines: twoEvents, answer: RECEIPT_EXAMPLE },
};
const ABOUT_EVENTS =
  `One envelope, an array of up to ${MAX_BATCH_EVENTS}, or NDJSON. A single event gets a receipt; an array or NDJSON ` +
  'one entry per event, in input order. A batch is not atomic: a bad event harms only itself. Events may be repeated ' +
  'as often as you like: the id of the envelope tells repeats.';

export interface GatewayOperation extends Operation {
  /** What the key must be for. */
  scope?: KeyScope;
}

/** Every route of the gateway but those that every service has; a test holds the router to it. */
export const OPERATIONS: GatewayOperation[] = [
  {
    ...events,
    path: '/v1/events',
    id: 'sendEvents',
    scope: 'comments:write',
    summary: 'Send what happened on the site, by key.',
    description: ABOUT_EVENTS,
    headers: [prefer],
  },
  {
    ...events,
    path: '/v1/sites/{siteId}/events',
    id: 'sendSignedEvents',
    summary: 'Send what happened on the site, signed as a Standard Webhook.',
    description: ABOUT_EVENTS,
    caller: 'signature',
    headers: [...signed, prefer],
  },
  {
    method: 'post',
    path: '/v1/comments',
    id: 'sendComment',
    scope: 'comments:write',
    summary: 'Send one comment without an envelope.',
    description: 'Its event id is c:<id>:<rev>; rev is 1 unless given. Send a higher rev with each edit.',
    headers: [prefer],
    body: commentSchema,
    status: 202,
    answer: receiptSchema,
    also: [decidedInTime],
    refusals: [409],
    example: { body: COMMENT_EXAMPLE, answer: { ...RECEIPT_EXAMPLE, id: 'c:c-1017:1' } },
  },
  {
    method: 'get',
    path: '/v1/comments/{id}',
    id: 'getComment',
    scope: 'comments:read',
    summary: 'A comment with its newest decision.',
    description: 'show says what the site does now, also while nothing is decided.',
    status: 200,
    answer: commentObjectSchema,
    refusals: [404],
    example: { answer: OBJECT_EXAMPLE },
  },
  {
    method: 'get',
    path: '/v1/comments/{id}/decisions',
    id: 'listCommentDecisions',
    scope: 'comments:read',
    summary: 'All decisions of a comment, newest first.',
    description: 'Whole: a comment is decided a few times at most.',
    status: 200,
    answer: z.strictObject({ data: z.array(decisionSchema) }),
    refusals: [404],
    example: { answer: { data: [DECISION_EXAMPLE] } },
  },
  {
    method: 'get',
    path: '/v1/decisions',
    id: 'listDecisions',
    scope: 'comments:read',
    summary: 'Comments in the order they were decided.',
    description:
      'For reconciliation: keep nextCursor and ask again. A comment decided again appears again. nextCursor is null ' +
      'while nothing was ever decided.',
    query: pageQuerySchema,
    status: 200,
    answer: z.strictObject({ data: z.array(commentObjectSchema), nextCursor: z.string().nullable() }),
    example: {
      query: { limit: '50' },
      answer: { data: [OBJECT_EXAMPLE], nextCursor: 'WyI3NDUiLCJjLTEwMTciLDFd' },
    },
  },
  {
    method: 'post',
    path: '/v1/evaluations',
    id: 'evaluateComment',
    scope: 'evaluations',
    summary: 'Score a comment and store nothing.',
    description: "What the site's live rule set says of it, with the facts that are known now.",
    body: commentSchema,
    status: 200,
    answer: evaluationResultSchema,
    example: { body: COMMENT_EXAMPLE, answer: EVALUATION_EXAMPLE },
  },
];
