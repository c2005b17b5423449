import { caseFileSchema } from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';

const CASE = '/v1/sites/{siteId}/comments/{id}';

/** One comment with all that is known of it. */
export const caseOperations: Operation[] = [
  {
    method: 'get',
    path: `${CASE}/case`,
    id: 'getCase',
    summary: 'The case file of a comment.',
    description:
      'Texts, decisions with the wording of their rules then, facts, persons, deliveries, reports, and the rows of the ' +
      'audit chain with all it takes to check them. What is gone says so. With Accept: text/html it is the page of ' +
      'case.html. Each is an act in the audit log.',
    status: 200,
    answer: caseFileSchema,
  },
  {
    method: 'get',
    path: `${CASE}/case.html`,
    id: 'getCasePage',
    summary: 'The case file of a comment as one page without script, to be kept or printed.',
    status: 200,
    answer: z.string(),
    answerType: 'text/html',
  },
];
