import { z } from 'zod';
import { authorCountsSchema } from './authors.js';
import { articleSchema } from './event.js';
import { pageQuerySchema } from './pages.js';
import { timestampSchema } from './text.js';
import { timeZoneSchema } from './time-zone.js';

/** `open`: rules decide; `premoderate`: a person looks at what rules approve; `closed`: comments are rejected. */
export const articleModeSchema = z.enum(['open', 'premoderate', 'closed']);
export type ArticleMode = z.infer<typeof articleModeSchema>;

const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
const TO = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const hours = {
  from: z.string().regex(FROM, 'must be a time of day such as 08:30'),
  to: z.string().regex(TO, 'must be a time of day such as 22:00, or 24:00'),
};
const differ = { path: ['to'], error: 'must differ from from: a whole day is 00:00 to 24:00' };

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Windows of every week; one whose end is before its beginning ends on the day after. */
export const weeklyWindowSchema = z
  .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1).max(7), ...hours, mode: articleModeSchema })
  .refine(({ from, to }) => from !== to, differ);

/**
 * A window of one day, the whole of it unless said otherwise. With `until` it goes on from `from` of its day to `to` of that
 * one; null: without an end.
 */
export const dateWindowSchema = z
  .strictObject({
    date: z.iso.date('must be a day such as 2026-12-24'),
    until: z.iso.date('must be a day such as 2026-12-27, or null').nullable().optional(),
    from: hours.from.default('00:00'),
    to: hours.to.default('24:00'),
    mode: articleModeSchema,
  })
  .refine(({ until, from, to }) => until !== undefined || from !== to, differ)
  .refine(({ date, until, from, to }) => (until ?? null) === null || `${date} ${from}` < `${until} ${to}`, {
    path: ['until'],
    error: 'must end later than it begins',
  });

/** What is in force at which wall-clock time: dates come before weeks, and of each the first that fits. */
export const articleCalendarSchema = z.strictObject({
  /** The site's unless given. */
  timeZone: timeZoneSchema.optional(),
  weekly: z.array(weeklyWindowSchema).max(50).default([]),
  dates: z.array(dateWindowSchema).max(200).default([]),
});
export type ArticleCalendar = z.infer<typeof articleCalendarSchema>;

/** `mode` is by hand, and what holds outside the calendar's windows. */
export const setArticleModeSchema = z.strictObject({
  mode: articleModeSchema,
  calendar: articleCalendarSchema.nullable().default(null),
});
export type SetArticleMode = z.infer<typeof setArticleModeSchema>;

export const articleCountsSchema = z.strictObject(authorCountsSchema.shape);

/** How an article is moderated; `mode` is what acts on its next comment. */
export const moderatedArticleSchema = z.strictObject({
  key: z.string(),
  siteId: z.string(),
  /** What the site sent last. */
  sent: articleSchema.partial(),
  mode: articleModeSchema,
  setting: z.strictObject({
    mode: articleModeSchema,
    calendar: articleCalendarSchema.nullable(),
    version: z.int(),
    since: timestampSchema.nullable(),
    setBy: z.string().nullable(),
  }),
  /** When the calendar changes the mode next, within eight days. */
  nextChangeAt: timestampSchema.nullable(),
  counts: articleCountsSchema,
  etag: z.string(),
});
export type ModeratedArticle = z.infer<typeof moderatedArticleSchema>;

export const articleQuerySchema = pageQuerySchema.extend({ section: z.string().min(1).max(200).optional() });
export type ArticleQuery = z.infer<typeof articleQuerySchema>;

/** The data of `article.mode_changed`. `version` rises by one with each message about an article. */
export const articleModeToldSchema = z.strictObject({
  siteId: z.string(),
  article: z.strictObject({ key: z.string(), id: z.string().nullable(), url: z.string().nullable() }),
  version: z.int(),
  mode: articleModeSchema,
  by: z.enum(['hand', 'calendar']),
  nextChangeAt: timestampSchema.nullable(),
});
export type ArticleModeTold = z.infer<typeof articleModeToldSchema>;
