import { auditEntrySchema, decisionLineSchema, exportQuerySchema, reviewCommentSchema } from '@palaver/contracts';
import { type Operation } from './operation.js';

const asked: Pick<Operation, 'query' | 'status' | 'refusals'> = {
  query: exportQuerySchema,
  status: 200,
  refusals: [400],
};

/** What is stored of a site, as files. */
export const exportOperations: Operation[] = [
  {
    method: 'get',
    path: '/v1/exports/decisions',
    id: 'exportDecisions',
    summary: 'All decisions of a site, by when they were decided, in the order they were committed.',
    ...asked,
    answerLine: decisionLineSchema,
  },
  {
    method: 'get',
    path: '/v1/exports/comments',
    id: 'exportComments',
    summary: 'Comments of a site with what their readers wrote, by when they came in, in the order of their ids.',
    ...asked,
    answerLine: reviewCommentSchema,
  },
  {
    method: 'get',
    path: '/v1/exports/audit',
    id: 'exportAudit',
    summary: 'The audit chain of a site, by when it was done, in the order of the chain.',
    ...asked,
    answerLine: auditEntrySchema,
  },
];
