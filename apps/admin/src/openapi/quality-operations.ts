import {
  careSchema,
  handoverQuerySchema,
  handoverSchema,
  ownWorkQuerySchema,
  ownWorkSchema,
  retentionSchema,
  samplingSchema,
} from '@palaver/contracts';
import { type Operation } from './operation.js';

const CARE = '/v1/me/care';
const SAMPLING = '/v1/sites/{siteId}/sampling';

/** How well rules and people decide, and what they hand on. */
export const qualityOperations: Operation[] = [
  {
    method: 'get',
    path: '/v1/sites/{siteId}/handover',
    id: 'getHandover',
    summary: 'What whoever begins a shift has to know: hot articles, odd rules, what was decided and what was left.',
    description: 'Read from what is counted already; what waits in each queue is told by GET /v1/review/queues.',
    query: handoverQuerySchema,
    status: 200,
    answer: handoverSchema,
    refusals: [400],
  },
  {
    method: 'get',
    path: '/v1/me/work',
    id: 'getMyWork',
    summary: 'How much you decided yourself.',
    description: 'On all sites you see, or on one; counted some seconds after it was done.',
    query: ownWorkQuerySchema,
    status: 200,
    answer: ownWorkSchema,
    refusals: [400, 404],
  },
  {
    method: 'get',
    path: '/v1/retention',
    id: 'listRetention',
    summary: 'What is kept of sites, for how long, and what goes with an author who is erased.',
    status: 200,
    answer: retentionSchema,
  },
  {
    method: 'get',
    path: SAMPLING,
    id: 'getSampling',
    summary: 'The shares of decisions that people look at again; ETag holds their state.',
    status: 200,
    answer: samplingSchema,
  },
  {
    method: 'put',
    path: SAMPLING,
    id: 'setSampling',
    summary: 'Set the shares of decisions that are picked by chance for the queue doubtful.',
    description: 'It is about decisions made from some seconds ago on. If-Match holds the etag.',
    body: samplingSchema,
    conditional: true,
    status: 200,
    answer: samplingSchema,
    refusals: [412, 428],
  },
  {
    method: 'get',
    path: CARE,
    id: 'getMyCare',
    summary: 'How many severe items in a row you want to be handed.',
    status: 200,
    answer: careSchema,
  },
  {
    method: 'put',
    path: CARE,
    id: 'setMyCare',
    summary: 'Say how many severe items in a row you want to be handed.',
    description:
      'It is about POST /v1/review/next. Ten minutes without a severe item, or a milder one, begin a new row.',
    body: careSchema,
    status: 200,
    answer: careSchema,
  },
];
