import { z } from 'zod';
import { matchSchema, viewsSchema } from './comparison.schema.js';
import { languageSchema } from './language.js';

const term = z.string().min(1).max(200);
const untilText = 'must be a day such as 2026-12-31 or a time such as 2026-12-31T18:00:00Z';
const until = z
  .string({ error: untilText })
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/, {
    error: untilText,
    abort: true,
  })
  .refine((time) => !Number.isNaN(Date.parse(time)), 'is a day that does not exist');

/** What may be said about an entry of a list. */
const details = {
  /** The last day, in UTC, or the moment it ends. */
  until: until.optional(),
  /** The entry counts for comments in this language and for those whose language is unknown. */
  language: languageSchema.optional(),
  /** For people who keep the list. */
  note: z.string().min(1).max(500).optional(),
};
export const entryDetailsSchema = z.strictObject(details);
const entrySchema = z.union([term, z.strictObject({ term, ...details }).meta({ id: 'Entry' })]);
export type ListEntry = z.infer<typeof entrySchema>;
const entries = z.array(entrySchema);

const sources = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
export const listSchema = z
  .strictObject({
    from: sources.optional(),
    terms: entries.optional(),
    match: z.enum([...matchSchema.options, 'domain']).optional(),
    views: viewsSchema.optional(),
    caseSensitive: z.boolean().optional(),
    /** The language of all entries that name none. */
    language: languageSchema.optional(),
    note: details.note,
    except: z.union([z.string().min(1), entries, z.strictObject({ from: sources })]).optional(),
  })
  .refine((list) => list.from !== undefined || list.terms !== undefined, 'must have terms or from')
  .meta({ id: 'List' });
export type TermList = z.infer<typeof listSchema>;
