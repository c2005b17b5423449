import { z } from 'zod';
import { timeZoneSchema } from './time-zone.js';

/** What people can be told of at once, by mail: two reasons a comment waits for, what waits too long, a dead endpoint. */
export const NOTICE_KINDS = ['threat', 'self_harm', 'overdue', 'endpoint'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

const SHORTCUTS = [
  ...(['approve', 'reject', 'escalate', 'skip', 'undo', 'next', 'previous', 'select', 'search'] as const),
  ...(['keys', 'palette'] as const),
] as const;

const keyboardSchema = z.strictObject({
  enabled: z.boolean().default(true),
  keys: z.partialRecord(z.enum(SHORTCUTS), z.string().min(1).max(40)).default({}),
});

const digestSchema = z.strictObject({
  daily: z.boolean().default(false),
  hour: z.int().min(0).max(23).default(7),
});
export type DigestPreference = z.output<typeof digestSchema>;

const noticesSchema = z.strictObject({
  threat: z.boolean().default(true),
  self_harm: z.boolean().default(true),
  overdue: z.boolean().default(true),
  endpoint: z.boolean().default(true),
});

/** How somebody likes to work, and what he is told by mail. What is left out is as it is for everybody. */
export const preferencesSchema = z.strictObject({
  language: z.enum(['auto', 'en', 'de', 'ru']).default('auto'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** What is shown blurred until it is hovered over or a key is pressed. */
  blur: z.enum(['nothing', 'slurs', 'severe']).default('slurs'),
  /** Minutes of work after which a break is proposed; null: never. */
  breakAfterMinutes: z.int().min(10).max(480).nullable().default(null),
  keyboard: keyboardSchema.prefault({}),
  timeZone: timeZoneSchema.default('UTC'),
  digest: digestSchema.prefault({}),
  notices: noticesSchema.prefault({}),
});
export type Preferences = z.output<typeof preferencesSchema>;
