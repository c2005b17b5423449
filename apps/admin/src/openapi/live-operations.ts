import { z } from 'zod';
import { type Operation } from './operation.js';

/** What happens to review items, as it happens. */
export const liveOperations: Operation[] = [
  {
    method: 'get',
    path: '/v1/live',
    id: 'listen',
    summary: 'Server-sent events of what happens to review items in the sites and sections this caller sees.',
    description:
      'opened, changed, claimed, released and closed hold the item as LiveItem, with ids and nothing of what readers ' +
      'wrote; counts holds how many wait in each queue of a site as LiveCounts. ready says that the stream has begun, ' +
      'reset that more has happened than is told, so that lists are to be read again, end that the token or session has ' +
      'ended (signed-out) or the process stops. With Last-Event-ID nothing is missed: each item that was touched since ' +
      'is told once, as it is now, whichever process is asked. Comments keep the line awake. At most 10 streams a caller.',
    headers: [
      {
        name: 'Last-Event-ID',
        description: 'The id of the last event that was seen, as browsers send it.',
        example: '0-0',
      },
    ],
    status: 200,
    answer: z.string(),
    answerType: 'text/event-stream',
    refusals: [400],
  },
];
