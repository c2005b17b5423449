import {
  authorHistoryQuerySchema,
  authorNoteSchema,
  authorRecordSchema,
  authorSearchQuerySchema,
  authorStrikesSchema,
  namedAuthorSchema,
  newAuthorNoteSchema,
  newSanctionSchema,
  pageQuerySchema,
  reviewCommentSchema,
  sanctionQuerySchema,
  sanctionSchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const SITE = '/v1/sites/{siteId}';
const AUTHOR = `${SITE}/authors/{key}`;
const SANCTIONS = `${AUTHOR}/sanctions`;
const nothing = z.strictObject({});

/** Who wrote, and what is held against him. */
export const authorOperations: Operation[] = [
  {
    method: 'get',
    path: '/v1/authors',
    id: 'findAuthors',
    summary:
      'At most ten authors whose name begins so, whatever its case, or all, by name; for who is looking for one.',
    query: authorSearchQuerySchema,
    status: 200,
    answer: page(namedAuthorSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: AUTHOR,
    id: 'getAuthor',
    summary: 'An author: what the site sent of him, his comments counted, and what is held against him.',
    description: 'ETag holds the state of his sanctions: acts on them name it in If-Match.',
    status: 200,
    answer: authorRecordSchema,
  },
  {
    method: 'get',
    path: `${AUTHOR}/comments`,
    id: 'listCommentsOfAuthor',
    summary: 'The comments of an author that are not deleted, newest first, with where they stand.',
    query: authorHistoryQuerySchema,
    status: 200,
    answer: page(reviewCommentSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: `${AUTHOR}/strikes`,
    id: 'listStrikesOfAuthor',
    summary: 'The strikes of an author that weigh now, newest first: comments that people rejected.',
    status: 200,
    answer: authorStrikesSchema,
  },
  {
    method: 'post',
    path: `${AUTHOR}/notes`,
    id: 'addAuthorNote',
    summary: 'Write something about an author, for moderators or for him; of the latter his site is told.',
    body: newAuthorNoteSchema,
    status: 201,
    answer: authorNoteSchema,
  },
  {
    method: 'get',
    path: `${AUTHOR}/notes`,
    id: 'listAuthorNotes',
    summary: 'What was written about an author, newest first.',
    query: pageQuerySchema,
    status: 200,
    answer: page(authorNoteSchema),
    refusals: [400],
  },
  {
    method: 'post',
    path: SANCTIONS,
    id: 'sanctionAuthor',
    summary: 'Warn, premoderate, suspend or ban an author. If-Match holds his etag; 412 brings him as he is now.',
    description:
      'It acts on comments that arrive from now on: a ban and a suspension reject them, premoderation has a person look ' +
      'at them. The strongest that is in force counts. The site is told.',
    body: newSanctionSchema,
    conditional: true,
    status: 201,
    answer: sanctionSchema,
    refusals: [412, 428],
  },
  {
    method: 'get',
    path: SANCTIONS,
    id: 'listSanctionsOfAuthor',
    summary: 'The sanctions of an author, newest first.',
    query: sanctionQuerySchema,
    status: 200,
    answer: page(sanctionSchema),
    refusals: [400],
  },
  {
    method: 'post',
    path: `${SANCTIONS}/{id}/confirm`,
    id: 'confirmSanction',
    summary: 'Let a proposed sanction act from now on. If-Match holds the etag of the author.',
    body: nothing,
    conditional: true,
    status: 200,
    answer: sanctionSchema,
    refusals: [409, 412, 428],
  },
  {
    method: 'post',
    path: `${SANCTIONS}/{id}/lift`,
    id: 'liftSanction',
    summary: 'End a sanction before its time, or turn a proposed one down. If-Match holds the etag of the author.',
    body: nothing,
    conditional: true,
    status: 200,
    answer: sanctionSchema,
    refusals: [409, 412, 428],
  },
  {
    method: 'get',
    path: `${SITE}/sanctions`,
    id: 'listSanctions',
    summary: 'The sanctions of all authors of a site, newest first.',
    query: sanctionQuerySchema,
    status: 200,
    answer: page(sanctionSchema),
    refusals: [400],
  },
];
