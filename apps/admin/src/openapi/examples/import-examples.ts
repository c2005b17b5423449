import { type ImportObject } from '@palaver/contracts';
import { type OperationExample } from '@palaver/openapi';

const IMPORT: ImportObject = {
  id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c04',
  siteId: 'news',
  name: 'Everything before the move',
  state: 'open',
  nextLine: 1,
  counts: { imported: 0, alreadyThere: 0, unchanged: 0, refused: 0 },
  createdAt: '2026-01-31T10:00:00.000Z',
  createdBy: 'token:desk',
  finishedAt: null,
};
const STORED: ImportObject = {
  ...IMPORT,
  nextLine: 3,
  counts: { imported: 2, alreadyThere: 0, unchanged: 0, refused: 0 },
};
const path = { id: IMPORT.id };
const line = {
  id: 'c-12',
  article: { id: 'a-3', url: 'https://news.example/ferry', title: 'The ferry is late again' },
  author: { id: 'u-5', username: 'tidewatcher' },
  text: 'It has been late since 1998.',
  createdAt: '2023-05-06T07:08:09Z',
  decision: { action: 'approve', decidedAt: '2023-05-06T08:00:00Z', by: 'Ann of the desk' },
};
const rejected = { ...line, id: 'c-13', text: 'Cheap watches!', decision: { action: 'reject', reasonCode: 'spam' } };

/** Old comments, by operation. */
export const IMPORT_EXAMPLES: Record<string, OperationExample> = {
  createImport: { body: { siteId: 'news', name: 'Everything before the move' }, answer: IMPORT },
  listImports: { answer: { data: [IMPORT], nextCursor: null } },
  getImport: { path, answer: IMPORT },
  addImportLines: { path, query: { from: '1' }, lines: [line, rejected], answer: { ...STORED, problems: [] } },
  finishImport: {
    path,
    body: {},
    answer: { ...STORED, state: 'finished', finishedAt: '2026-01-31T10:05:00.000Z' },
  },
};
