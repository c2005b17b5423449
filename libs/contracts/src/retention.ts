import { z } from 'zod';

interface Kept {
  /** Null: until somebody takes it away. */
  days: number | null;
  /** Whether `author.erased` takes it away, or what an author is told by in it. */
  endsWithAuthor: boolean;
  meaning: string;
}

/** What is kept of a site and how long: the one table statements, documents and pages go by. */
export const RETENTION = {
  texts: {
    days: null,
    endsWithAuthor: true,
    meaning: 'What readers wrote, each revision. A comment that its site deletes leaves the queues; its text stays.',
  },
  evaluations: {
    days: null,
    endsWithAuthor: true,
    meaning: 'The facts and results automatic decisions were made of. Older ones are taken away by an operator.',
  },
  decisions: {
    days: null,
    endsWithAuthor: false,
    meaning: 'What was decided, why and by whom. It holds no text.',
  },
  authors: {
    days: null,
    endsWithAuthor: true,
    meaning: 'What is known of an author, with notes about him and words beside sanctions.',
  },
  audit: { days: null, endsWithAuthor: false, meaning: 'Who did what, as a chain. It holds ids and codes.' },
  statistics: { days: 400, endsWithAuthor: false, meaning: 'Counts by the hour, of no single comment.' },
  tallies: { days: 100, endsWithAuthor: false, meaning: 'What rules hit, by the day.' },
  arrivals: {
    days: 35,
    endsWithAuthor: true,
    meaning:
      'That comments with a certain link, text or address came, as hashes, to count repeats by. Kept up to so long.',
  },
  deliveries: { days: 7, endsWithAuthor: true, meaning: 'Messages to endpoints that have ended, with their bodies.' },
  mails: { days: 30, endsWithAuthor: false, meaning: 'That a mail was sent. It holds counts and links.' },
  sessions: { days: 30, endsWithAuthor: false, meaning: 'Who signed in, when and with what browser.' },
  answers: { days: 1, endsWithAuthor: false, meaning: 'Answers to requests that may be repeated, sealed.' },
  previews: { days: 1, endsWithAuthor: false, meaning: 'Batches that were looked at and not carried out.' },
} as const satisfies Record<string, Kept>;

export const keptSchema = z.strictObject({
  name: z.enum(Object.keys(RETENTION) as [keyof typeof RETENTION]),
  days: z.int().nullable(),
  endsWithAuthor: z.boolean(),
  meaning: z.string(),
});
export const retentionSchema = z.strictObject({ data: z.array(keptSchema), nextCursor: z.null() });
export type Retention = z.infer<typeof retentionSchema>;
