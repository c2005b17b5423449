import type { EventType, SiteEvent } from '@palaver/contracts';
import { COMMENT_EXAMPLE } from './examples.js';

type Event<Type extends EventType> = Extract<SiteEvent, { type: Type }>;

let sent = 90_209;
const event = <Type extends EventType>(type: Type, data: Event<Type>['data']) => {
  sent += 1;
  return { type, id: `e-${sent}`, timestamp: '2026-01-31T12:00:00Z', data } as Event<Type>;
};

/** One event of each type. */
export const EVENT_EXAMPLES: { [Type in EventType]: Event<Type> } = {
  'comment.created': event('comment.created', COMMENT_EXAMPLE),
  'comment.updated': event('comment.updated', {
    ...COMMENT_EXAMPLE,
    rev: 2,
    text: 'The last dredging was finished only three years ago. Who pays for it this time?',
    updatedAt: '2026-01-31T12:04:00Z',
  }),
  'comment.deleted': event('comment.deleted', { id: 'c-1003' }),
  'comment.voted': event('comment.voted', { id: 'c-1017', votes: { up: 12, down: 3 }, seq: 15 }),
  'comment.reported': event('comment.reported', {
    id: 'c-1017',
    reporter: { id: 'u-31' },
    reason: 'off topic',
    note: 'This is about another harbour.',
    at: '2026-01-31T12:10:00Z',
  }),
  'comment.decided': event('comment.decided', {
    id: 'c-1005',
    rev: 1,
    action: 'reject',
    reasonCode: 'insult',
    by: 'Ann of the desk',
    decidedAt: '2026-01-31T12:15:00Z',
  }),
  'author.updated': event('author.updated', {
    author: { id: 'u-5', username: 'tidewatcher', createdAt: '2024-03-01T09:00:00Z', roles: ['subscriber'] },
  }),
  'author.erased': event('author.erased', { author: { id: 'u-12' } }),
  'article.updated': event('article.updated', { article: { ...COMMENT_EXAMPLE.article, section: 'Local' } }),
};
