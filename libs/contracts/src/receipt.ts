import { z } from 'zod';

export const eventStatusSchema = z.enum(['accepted', 'duplicate', 'conflict', 'invalid']);
export type EventStatus = z.infer<typeof eventStatusSchema>;

/** RFC 9457. `errors` point at fields by JSON pointer and say what to change. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The answer to one event: 202. */
export const receiptSchema = z.strictObject({
  id: z.string(),
  status: z.enum(['accepted', 'duplicate']),
  duplicate: z.boolean(),
  links: z.strictObject({ comment: z.string().optional() }),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** The answer to an array or NDJSON: 202, one entry per input in input order. */
export const batchReceiptSchema = z.strictObject({
  data: z.array(
    z.strictObject({ id: z.string().nullable(), status: eventStatusSchema, error: problemSchema.optional() }),
  ),
});
export type BatchReceipt = z.infer<typeof batchReceiptSchema>;
