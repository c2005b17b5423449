import {
  createImportSchema,
  importedLinesSchema,
  importLineSchema,
  importLinesQuerySchema,
  importSchema,
  importsQuerySchema,
} from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';
import { page } from './page-answer.js';

const IMPORTS = '/v1/imports';

/** Old comments with the decisions of their site. */
export const importOperations: Operation[] = [
  {
    method: 'post',
    path: IMPORTS,
    id: 'createImport',
    summary: 'Begin an import of old comments.',
    body: createImportSchema,
    status: 201,
    answer: importSchema,
  },
  {
    method: 'get',
    path: IMPORTS,
    id: 'listImports',
    summary: 'Imports, newest first; of one site when siteId is given.',
    query: importsQuerySchema,
    status: 200,
    answer: page(importSchema),
    refusals: [400],
  },
  {
    method: 'get',
    path: `${IMPORTS}/{id}`,
    id: 'getImport',
    summary: 'How far an import has come.',
    status: 200,
    answer: importSchema,
  },
  {
    method: 'post',
    path: `${IMPORTS}/{id}/lines`,
    id: 'addImportLines',
    summary:
      'Store lines, in order. Lines sent again change nothing; bad ones are named in problems and the others stored, or with stopOnError=true nothing from the first bad one on.',
    query: importLinesQuerySchema,
    line: importLineSchema,
    status: 200,
    answer: importedLinesSchema,
    refusals: [409],
  },
  {
    method: 'post',
    path: `${IMPORTS}/{id}/finish`,
    id: 'finishImport',
    summary: 'End an import; nothing can be added to it any more.',
    body: z.strictObject({}),
    status: 200,
    answer: importSchema,
  },
];
