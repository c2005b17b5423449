import { z } from 'zod';
import { pageQuerySchema } from './pages.js';
import { siteIdSchema } from './site-settings.js';
import { commentSchema, siteDecisionSchema } from './event.js';
import { problemSchema } from './receipt.js';
import { readerText, timestampSchema } from './text.js';

/** Lines of one request, blank ones included. */
export const MAX_IMPORT_LINES = 1000;
export const MAX_IMPORT_LINE_BYTES = 1024 * 1024;

/** What the site decided then: as `comment.decided` says it, with the time where it is known, and a note. */
const importedDecisionSchema = siteDecisionSchema
  .omit({ id: true, rev: true })
  .extend({ decidedAt: timestampSchema.optional(), note: readerText(2000, 'the note').optional() });

/** One line of an import: a comment as POST /v1/comments takes it, when it was written, and what became of it. */
export const importLineSchema = commentSchema.extend({
  createdAt: z.iso.datetime({ offset: true, error: tellTime }),
  decision: z.strictObject(importedDecisionSchema.shape, { error: tellDecision }),
});
export type ImportLine = z.infer<typeof importLineSchema>;

function tellTime({ input }: { input?: unknown }): string {
  return input === undefined
    ? 'is required: send when the comment was written, such as 2026-01-31T12:00:00Z'
    : 'must be a time with an offset such as 2026-01-31T12:00:00Z';
}

function tellDecision({ code, input }: { code: string; input?: unknown }): string | undefined {
  if (code !== 'invalid_type') {
    return undefined;
  }
  return input === undefined
    ? 'is required: send { "action": ... } with what your site decided; what nobody has decided goes to POST /v1/events'
    : 'must be an object such as { "action": "approve" }';
}

export const createImportSchema = z.strictObject({
  siteId: siteIdSchema,
  name: z.string().min(1).max(200).optional(),
});
export type CreateImport = z.infer<typeof createImportSchema>;

/** `from`: the number of the first line sent, counted from 1. */
export const importLinesQuerySchema = z.strictObject({
  from: z
    .string({ error: 'is required: the number of the first line, counted from 1' })
    .regex(/^[1-9]\d{0,9}$/, 'must be a line number of 1 or more')
    .transform(Number),
  stopOnError: z
    .enum(['true', 'false'])
    .optional()
    .transform((value) => value === 'true'),
});
export type ImportLinesQuery = z.infer<typeof importLinesQuerySchema>;

const count = z.int().min(0);

/** `nextLine`: the line to send next. What was there before is counted, and never changed. */
export const importSchema = z.strictObject({
  id: z.string(),
  siteId: z.string(),
  name: z.string().nullable(),
  state: z.enum(['open', 'finished']),
  nextLine: z.int().min(1),
  counts: z.strictObject({ imported: count, alreadyThere: count, unchanged: count, refused: count }),
  createdAt: timestampSchema,
  createdBy: z.string(),
  finishedAt: timestampSchema.nullable(),
});
export type ImportObject = z.infer<typeof importSchema>;

/** A line that was refused, and what to change in it. */
export const importProblemSchema = z.strictObject({
  line: z.int().min(1),
  detail: problemSchema.shape.detail,
  errors: problemSchema.shape.errors,
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

export const importedLinesSchema = importSchema.extend({ problems: z.array(importProblemSchema) });
export type ImportedLines = z.infer<typeof importedLinesSchema>;

export const importsQuerySchema = pageQuerySchema.extend({ siteId: z.string('must be given once').max(63).optional() });
export type ImportsQuery = z.infer<typeof importsQuerySchema>;
