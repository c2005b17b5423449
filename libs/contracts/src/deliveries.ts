import { z } from 'zod';
import { endpointTypeSchema } from './endpoints.js';
import { timestampSchema } from './text.js';

export const deliveryStateSchema = z.enum(['due', 'leased', 'delivered', 'superseded', 'dead']);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** One message owed to an endpoint. `subjectId` is the comment's id, or that of the endpoint that was switched off. */
export const deliverySchema = z.strictObject({
  id: z.string(),
  endpointId: z.string(),
  siteId: z.string(),
  /** What `webhook-id` holds at every try. */
  messageId: z.string(),
  type: endpointTypeSchema,
  subjectId: z.string(),
  version: z.int(),
  state: deliveryStateSchema,
  attempts: z.int(),
  createdAt: timestampSchema,
  /** When it is tried next; null for what has ended. */
  nextAt: timestampSchema.nullable(),
  deliveredAt: timestampSchema.nullable(),
  status: z.int().nullable(),
  error: z.string().nullable(),
});
export type DeliveryObject = z.infer<typeof deliverySchema>;

/** One try: `body` is what was sent, to the byte. */
export const deliveryTrySchema = z.strictObject({
  attempt: z.int(),
  at: timestampSchema,
  status: z.int().nullable(),
  error: z.string().nullable(),
  latencyMs: z.int(),
  body: z.string(),
});

/** With its tries of the last seven days, newest first. */
export const wholeDeliverySchema = deliverySchema.extend({ tries: z.array(deliveryTrySchema) });
export type WholeDelivery = z.infer<typeof wholeDeliverySchema>;

export const listDeliveriesSchema = z.strictObject({
  state: deliveryStateSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});
export type ListDeliveries = z.infer<typeof listDeliveriesSchema>;

/** Messages by when they were first owed. */
export const replaySchema = z
  .strictObject({
    states: z
      .array(z.enum(['dead', 'delivered']))
      .min(1)
      .default(['dead']),
    from: timestampSchema.optional(),
    to: timestampSchema.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    error: 'must be after from',
  });
export type Replay = z.infer<typeof replaySchema>;

/** `continueFrom` is where the next request begins when there was more than one takes; null: all are due. */
export const replayedSchema = z.strictObject({ replayed: z.int(), continueFrom: timestampSchema.nullable() });
export type Replayed = z.infer<typeof replayedSchema>;
