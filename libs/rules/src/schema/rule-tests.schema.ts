import { z } from 'zod';
import { durationSchema } from './duration.js';

const time = z.iso.datetime({ offset: true });
const count = z.int().min(0);

/** A comment and its facts in short; everything left out is unknown, except the text and the username. */
const exampleObjectSchema = z.strictObject({
  text: z.string().optional(),
  format: z.enum(['plain', 'html', 'markdown']).optional(),
  language: z.string().optional(),
  author: z
    .strictObject({
      username: z.string().optional(),
      age: durationSchema.optional(),
      knownFor: durationSchema.optional(),
      roles: z.array(z.string()).optional(),
      approved: count.optional(),
      rejected: count.optional(),
      reviewed: count.optional(),
      /** How long ago each of the author's comments arrived, this one first. */
      recent: z.array(durationSchema).optional(),
    })
    .optional(),
  article: z
    .strictObject({
      title: z.string().optional(),
      url: z.string().optional(),
      section: z.string().optional(),
      tags: z.array(z.string()).optional(),
      language: z.string().optional(),
      age: durationSchema.optional(),
      mode: z.string().optional(),
    })
    .optional(),
  now: time.optional(),
  votes: z.union([z.int(), z.strictObject({ up: count, down: count })]).optional(),
  reports: z.strictObject({ count, reasons: z.array(z.string()).default([]) }).optional(),
  scores: z.record(z.string(), z.number()).optional(),
  model: z.record(z.string(), z.number()).optional(),
  lists: z.record(z.string(), z.array(z.string())).optional(),
  /** Comments in every window a rule asks for, this one included. */
  rates: z.strictObject({ author: count, ip: count, article: count, link: count, site: count }).partial().optional(),
  /** Near-duplicates in every window a rule asks for, this one included. */
  similar: z.strictObject({ comments: count, articles: count.default(1), authors: count.default(1) }).optional(),
  thread: z.strictObject({ depth: count }).optional(),
});
export type RuleExample = z.infer<typeof exampleObjectSchema>;

export const exampleSchema = z.union([z.string(), exampleObjectSchema]);
export const ruleTestsSchema = z
  .strictObject({ hit: z.array(exampleSchema).optional(), miss: z.array(exampleSchema).optional() })
  .meta({ id: 'RuleTests' });
