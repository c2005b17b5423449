import { reporterSchema, reportQuerySchema, reportSchema } from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const SITE = '/v1/sites/{siteId}';
const REPORTER = `${SITE}/reporters/{reporter}`;
const nothing = z.strictObject({});

/** What readers complained of, and what became of it. */
export const reportOperations: Operation[] = [
  {
    method: 'get',
    path: `${SITE}/reports`,
    id: 'listReports',
    summary: 'Reports of readers, newest first, each with the record of its reporter.',
    description: 'The decision of a person that follows upholds a report or dismisses it.',
    query: reportQuerySchema,
    status: 200,
    answer: page(reportSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: `${SITE}/comments/{id}/reports`,
    id: 'listReportsOfComment',
    summary: 'Reports of a comment, newest first.',
    query: reportQuerySchema,
    status: 200,
    answer: page(reportSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: REPORTER,
    id: 'getReporter',
    summary: 'A reader by what became of his newest 200 reports, and what a report of his weighs.',
    status: 200,
    answer: reporterSchema,
  },
  {
    method: 'post',
    path: `${REPORTER}/mute`,
    id: 'muteReporter',
    summary: 'Let the reports of a reader count no more.',
    body: nothing,
    status: 200,
    answer: reporterSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: `${REPORTER}/unmute`,
    id: 'unmuteReporter',
    summary: 'Let the reports of a reader count again.',
    body: nothing,
    status: 200,
    answer: reporterSchema,
    refusals: [409],
  },
];
