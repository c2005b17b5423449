import { type OperationExample } from '@palaver/openapi';
import { writeCounts, writeItem, writeReady } from '../../live/live-events.js';

const CHANGE = {
  xid: '48120',
  id: '4711',
  siteId: 'news',
  commentId: 'c-1017',
  queue: 'new',
  section: 'sport',
  severity: 20,
  priority: 25,
  openedAt: '2026-01-31T12:00:01.000Z',
  closedAt: null,
  claimOwner: null,
  claimUntil: null,
  isNew: true,
};

/** Streams, by operation. */
export const LIVE_EXAMPLES: Record<string, OperationExample> = {
  listen: {
    answer:
      writeReady({ xid: '48119', id: '0' }) +
      writeItem(CHANGE, 'opened') +
      writeCounts({ siteId: 'news', queues: { new: 12 }, most: 10_000 }),
  },
};
