import { type ReasonCode } from '../api/things.js';

/** What hurts to read, blurred until it is asked for. */
export const MASKED: ReadonlySet<ReasonCode> = new Set([
  'profanity',
  'insult',
  'harassment',
  'hate',
  'threat',
  'violence',
  'sexual',
]);
