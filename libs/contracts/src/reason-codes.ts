import { z } from 'zod';

/** What a decision says should happen to a revision. */
export const actionSchema = z.enum(['approve', 'review', 'reject']);
export type Action = z.infer<typeof actionSchema>;

/** Stable, machine-readable reasons; used in decisions, callbacks, statistics and statements of reasons. */
export const REASON_CODES = [
  'spam',
  'advertising',
  'scam',
  'profanity',
  'insult',
  'harassment',
  'hate',
  'threat',
  'violence',
  'sexual',
  'self_harm',
  'personal_data',
  'impersonation',
  'inflammatory',
  'off_topic',
  'misinformation',
  'illegal',
  'flood',
  'duplicate',
  'low_quality',
  'policy_other',
  'author_banned',
  'author_suspended',
  'author_premoderated',
  'article_closed',
  'article_premoderated',
  'needs_human',
  'degraded',
  'budget',
  'system_error',
] as const;
export const reasonCodeSchema = z.enum(REASON_CODES);
export type ReasonCode = z.infer<typeof reasonCodeSchema>;
