import { type Comment, commentSchema, eventSchema, type SiteEvent } from '@palaver/contracts';
import { validate } from '@palaver/platform';
import { z } from 'zod';

const EVENT_PROBLEM = { type: 'invalid-event', unknownKey: 'unknown key; own fields go into meta' };
const COMMENT_PROBLEM = { ...EVENT_PROBLEM, type: 'invalid-comment' };

// Compiled to one function each; what does not fit is read again by the schema itself, which tells what is wrong.
const compiledComment = z.compile(commentSchema, { strict: true });
const compiledEvent = z.compile(eventSchema, { strict: true });

/** @throws ProblemError 422 */
export function checkComment(value: unknown): Comment {
  return validate(compiledComment, value, COMMENT_PROBLEM);
}

/** @throws ProblemError 422 */
export function checkEvent(value: unknown): SiteEvent {
  return validate(compiledEvent, value, EVENT_PROBLEM);
}
