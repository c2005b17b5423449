import {
  batchEntrySchema,
  batchQuerySchema,
  batchSchema,
  commentSearchQuerySchema,
  decideSelectionSchema,
  entryQuerySchema,
  foundCommentSchema,
  reviewCommentSchema,
  selectionOutcomeSchema,
  undoSchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const BATCHES = '/v1/review/batches';
const BATCH = `${BATCHES}/{id}`;
const nothing = z.strictObject({});

/** Acts over many comments, and taking back. */
export const batchOperations: Operation[] = [
  {
    method: 'get',
    path: '/v1/comments',
    id: 'searchComments',
    summary: 'Comments by text, author, article, section, rule, reason, moderator, state and time, newest first.',
    query: commentSearchQuerySchema,
    status: 200,
    answer: page(foundCommentSchema),
    refusals: [400],
  },
  {
    method: 'post',
    path: `${BATCHES}/selection`,
    id: 'decideSelection',
    summary: 'Decide up to 500 comments, each if it is as its etag says; the answer tells what became of each.',
    body: decideSelectionSchema,
    status: 200,
    answer: selectionOutcomeSchema,
  },
  {
    method: 'get',
    path: BATCHES,
    id: 'listBatches',
    summary: 'Acts over many comments, newest first; previews that were not carried out are left out.',
    query: batchQuerySchema,
    status: 200,
    answer: page(batchSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: BATCH,
    id: 'getBatch',
    summary: 'How far an act over many comments is, counted from the rows of its comments.',
    status: 200,
    answer: batchSchema,
  },
  {
    method: 'get',
    path: `${BATCH}/entries`,
    id: 'listBatchEntries',
    summary: 'The comments of a batch by their ids, and what became of each.',
    query: entryQuerySchema,
    status: 200,
    answer: page(batchEntrySchema),
    refusals: [400],
  },
  {
    method: 'post',
    path: `${BATCH}/undo`,
    id: 'undoBatch',
    summary: 'Restore what stood before, as a batch of its own, wherever nothing newer was decided. It can be undone.',
    body: nothing,
    status: 202,
    answer: batchSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: `${BATCH}/run`,
    id: 'runBatch',
    summary: 'Decide what was previewed, and nothing else. Up to 500 comments are decided when the answer comes.',
    body: nothing,
    status: 202,
    answer: batchSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: `${BATCH}/cancel`,
    id: 'cancelBatch',
    summary: 'Decide no more of it. What is decided stays, and can be undone.',
    body: nothing,
    status: 200,
    answer: batchSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: '/v1/review/undo',
    id: 'undoDecision',
    summary: "Take a decision back: the caller's last on the site, or the one a named comment stands by.",
    body: undoSchema,
    status: 200,
    answer: z.strictObject({ etag: z.string(), comment: reviewCommentSchema }),
    refusals: [409],
  },
];
