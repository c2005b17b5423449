import { samplingSchema } from '@palaver/contracts';
import { type Operation } from './operation.js';

const SAMPLING = '/v1/sites/{siteId}/sampling';

/** How well rules and people decide. */
export const qualityOperations: Operation[] = [
  {
    method: 'get',
    path: SAMPLING,
    id: 'getSampling',
    summary: 'The shares of automatic decisions that people look at again; ETag holds their state.',
    status: 200,
    answer: samplingSchema,
  },
  {
    method: 'put',
    path: SAMPLING,
    id: 'setSampling',
    summary: 'Set the shares of automatic decisions that are picked by chance for the queue doubtful.',
    description: 'It is about decisions made from some seconds ago on. If-Match holds the etag.',
    body: samplingSchema,
    conditional: true,
    status: 200,
    answer: samplingSchema,
    refusals: [412, 428],
  },
];
