import {
  commentHistorySchema,
  createKeySchema,
  createSiteSchema,
  decisionSchema,
  pageQuerySchema,
  reviewCommentSchema,
  siteKeySchema,
  siteSchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { administrationOperations } from './administration-operations.js';
import { articleOperations } from './article-operations.js';
import { authorOperations } from './author-operations.js';
import { backtestOperations } from './backtest-operations.js';
import { caseOperations } from './case-operations.js';
import { batchOperations } from './batch-operations.js';
import { endpointOperations } from './endpoint-operations.js';
import { exportOperations } from './export-operations.js';
import { importOperations } from './import-operations.js';
import { qualityOperations } from './quality-operations.js';
import { statisticOperations } from './statistic-operations.js';
import { liveOperations } from './live-operations.js';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';
import { reportOperations } from './report-operations.js';
import { peopleOperations } from './people-operations.js';
import { queueOperations } from './queue-operations.js';
import { reviewOperations } from './review-operations.js';
import { ruleSetOperations } from './rule-set-operations.js';

const nothing = z.strictObject({});

/** Every route but the health checks and this document itself. */
export const OPERATIONS: Operation[] = [
  {
    method: 'post',
    path: '/v1/sites',
    id: 'createSite',
    summary: 'Create a site. The secret it signs its webhooks with is in this answer and nowhere else.',
    body: createSiteSchema,
    status: 201,
    answer: siteSchema.extend({ webhookSecret: z.string() }),
    refusals: [409],
  },
  {
    method: 'get',
    path: '/v1/sites',
    id: 'listSites',
    summary: 'The sites this token is for.',
    query: pageQuerySchema,
    status: 200,
    answer: page(siteSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: '/v1/sites/{siteId}',
    id: 'getSite',
    summary: 'One site; ETag holds the state of its settings.',
    status: 200,
    answer: siteSchema,
  },
  {
    method: 'post',
    path: '/v1/sites/{siteId}/keys',
    id: 'createKey',
    summary: 'Create a key. The key itself is in this answer and nowhere else.',
    body: createKeySchema,
    status: 201,
    answer: siteKeySchema,
  },
  {
    method: 'get',
    path: '/v1/sites/{siteId}/keys',
    id: 'listKeys',
    summary: 'The keys of a site, without the keys themselves, oldest first.',
    query: pageQuerySchema,
    status: 200,
    answer: page(siteKeySchema),
    refusals: [400],
  },
  {
    method: 'post',
    path: '/v1/sites/{siteId}/keys/rotate',
    id: 'rotateKeys',
    summary: 'Create a key and let the ones there are end after 24 hours.',
    body: nothing,
    status: 201,
    answer: siteKeySchema,
  },
  {
    method: 'delete',
    path: '/v1/sites/{siteId}/keys/{keyId}',
    id: 'revokeKey',
    summary: 'End a key at once.',
    status: 204,
  },
  {
    method: 'get',
    path: '/v1/sites/{siteId}/comments/{id}',
    id: 'getComment',
    summary: 'A comment with what the reader wrote; ETag holds revision and decision version.',
    status: 200,
    answer: reviewCommentSchema,
  },
  {
    method: 'get',
    path: '/v1/sites/{siteId}/comments/{id}/decisions',
    id: 'listCommentDecisions',
    summary: 'All decisions of a comment, newest first.',
    status: 200,
    answer: page(decisionSchema),
  },
  {
    method: 'get',
    path: '/v1/sites/{siteId}/comments/{id}/history',
    id: 'getCommentHistory',
    summary: 'What became of a comment: its decisions with who took them and why, and its texts, each newest first.',
    status: 200,
    answer: commentHistorySchema,
  },
  ...reviewOperations,
  ...batchOperations,
  ...queueOperations,
  ...administrationOperations,
  ...authorOperations,
  ...articleOperations,
  ...reportOperations,
  ...peopleOperations,
  ...endpointOperations,
  ...ruleSetOperations,
  ...backtestOperations,
  ...importOperations,
  ...exportOperations,
  ...caseOperations,
  ...liveOperations,
  ...statisticOperations,
  ...qualityOperations,
];
