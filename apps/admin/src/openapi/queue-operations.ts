import {
  changeQueueSchema,
  countedQueueSchema,
  createQueueSchema,
  queuesQuerySchema,
  reviewQueueSchema,
} from '@palaver/contracts';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const QUEUES = '/v1/sites/{siteId}/queues';

/** Queues: what goes into them, and how many wait. */
export const queueOperations: Operation[] = [
  {
    method: 'get',
    path: '/v1/review/queues',
    id: 'countQueues',
    summary: 'The queues of the sites this token is for, with what waits in them, counted from the rows.',
    query: queuesQuerySchema,
    status: 200,
    answer: page(countedQueueSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: QUEUES,
    id: 'listQueues',
    summary: 'The queues of a site in the order they are asked.',
    status: 200,
    answer: page(reviewQueueSchema),
  },
  {
    method: 'post',
    path: QUEUES,
    id: 'createQueue',
    summary: 'Create a queue. What is open is routed again.',
    body: createQueueSchema,
    status: 201,
    answer: reviewQueueSchema,
    refusals: [409],
  },
  {
    method: 'get',
    path: `${QUEUES}/{queue}`,
    id: 'getQueue',
    summary: 'One queue; ETag holds the state of its settings.',
    status: 200,
    answer: reviewQueueSchema,
  },
  {
    method: 'patch',
    path: `${QUEUES}/{queue}`,
    id: 'changeQueue',
    summary: 'Change a queue. If-Match holds its etag; 412 brings the fresh queue. What is open is routed again.',
    body: changeQueueSchema,
    conditional: true,
    status: 200,
    answer: reviewQueueSchema,
    refusals: [412, 428],
  },
  {
    method: 'delete',
    path: `${QUEUES}/{queue}`,
    id: 'deleteQueue',
    summary: 'Delete a queue that is none of the ready ones. What waits in it is routed again.',
    conditional: true,
    status: 204,
    refusals: [409, 412, 428],
  },
];
