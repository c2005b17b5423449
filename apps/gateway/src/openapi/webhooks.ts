import {
  articleModeChangedSchema,
  authorNotedSchema,
  authorSanctionedSchema,
  authorSanctionLiftedSchema,
  commentModeratedSchema,
  endpointSwitchedOffSchema,
  endpointTestedSchema,
  type SanctionTold,
} from '@palaver/contracts';
import { type Webhook } from '@palaver/openapi';
import { OBJECT_EXAMPLE } from './examples.js';

const HEADERS = [
  {
    name: 'webhook-id',
    description: 'The same for every try of one message: drop what you have seen.',
    required: true,
    example: 'msg_0b6a3c9d5e7f41a2b8c4d6e8f0a1b2c3',
  },
  {
    name: 'webhook-timestamp',
    description: 'When this try was sent, in seconds since 1970. Refuse what is more than 5 minutes off.',
    required: true,
    example: '1769860801',
  },
  {
    name: 'webhook-signature',
    description:
      'Standard Webhooks: v1,<base64 of HMAC-SHA256 over id.timestamp.body>, with the secret of the endpoint; several, ' +
      'separated by spaces, while a secret is rotated. Check it over the bytes as they came, before anything is parsed.',
    required: true,
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
];

const SUSPENDED: SanctionTold = {
  siteId: 'news',
  author: { key: 'id:u-5', id: 'u-5', username: 'tidewatcher' },
  version: 1,
  sanction: {
    id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c41',
    kind: 'suspend',
    reason: 'insult',
    message: 'You may comment again from Sunday on.',
    since: '2026-01-31T12:00:01.000Z',
    until: '2026-02-08T00:00:00.000Z',
    liftedAt: null,
  },
  standing: { kind: 'suspend', until: '2026-02-08T00:00:00.000Z' },
};

/** What sites are told: one POST to each endpoint that asked for the type. */
export const WEBHOOKS: Webhook[] = [
  {
    type: 'comment.moderated',
    summary: 'A comment was decided, or decided otherwise',
    description:
      'data is the comment object of GET /v1/comments/{id}: do what show says. Messages may come twice, and late ones ' +
      'after newer ones: keep decision.version with the comment and drop what is not higher. Any 2xx ends the message; ' +
      'everything else is tried again for three days, and 410 switches the endpoint off. Redirects are not followed, ' +
      'and an answer has 15 seconds.',
    body: commentModeratedSchema,
    headers: HEADERS,
    example: { type: 'comment.moderated', timestamp: '2026-01-31T12:00:01.000Z', data: OBJECT_EXAMPLE },
  },
  {
    type: 'endpoint.disabled',
    summary: 'Another endpoint of the site was switched off',
    description:
      'It answered 410, or had no success for 72 hours. Sent to the endpoints that asked for this type; switch it on ' +
      'again over the admin API once it works.',
    body: endpointSwitchedOffSchema,
    headers: HEADERS,
    example: {
      type: 'endpoint.disabled',
      timestamp: '2026-02-03T12:00:01.000Z',
      data: {
        siteId: 'news',
        id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c03',
        url: 'https://news.example/palaver',
        reason: 'unreachable',
        status: 502,
        error: null,
        failingSince: '2026-01-31T12:00:01.000Z',
        disabledAt: '2026-02-03T12:00:01.000Z',
      },
    },
  },
  {
    type: 'author.sanctioned',
    summary: 'An author was warned, premoderated, suspended or banned',
    description:
      'standing is what acts on his next comment, the strongest that is in force, and null after a warning. Palaver holds ' +
      'to it by itself; show the author the message. Each is sent: keep version with the author and drop what is not higher.',
    body: authorSanctionedSchema,
    headers: HEADERS,
    example: { type: 'author.sanctioned', timestamp: '2026-01-31T12:00:01.000Z', data: SUSPENDED },
  },
  {
    type: 'author.sanction_lifted',
    summary: 'A sanction was lifted before its end',
    description:
      'standing is what is in force without it. A sanction that ends by its time is not told of: until said so.',
    body: authorSanctionLiftedSchema,
    headers: HEADERS,
    example: {
      type: 'author.sanction_lifted',
      timestamp: '2026-02-01T08:00:00.000Z',
      data: {
        ...SUSPENDED,
        version: 2,
        sanction: { ...SUSPENDED.sanction, liftedAt: '2026-02-01T08:00:00.000Z' },
        standing: null,
      },
    },
  },
  {
    type: 'author.noted',
    summary: 'A moderator wrote something for an author',
    description: 'Show it to him. Each note is sent; note.id tells one from another.',
    body: authorNotedSchema,
    headers: HEADERS,
    example: {
      type: 'author.noted',
      timestamp: '2026-01-31T12:00:01.000Z',
      data: {
        siteId: 'news',
        author: SUSPENDED.author,
        note: {
          id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c43',
          text: 'Thank you for the correction.',
          createdAt: '2026-01-31T12:00:00.000Z',
        },
      },
    },
  },
  {
    type: 'article.mode_changed',
    summary: 'An article is open, premoderated or closed from now on',
    description:
      'A person set it, or its calendar did. Palaver holds to it by itself; hide the form of a closed article. Each is ' +
      'sent: keep version with the article and drop what is not higher.',
    body: articleModeChangedSchema,
    headers: HEADERS,
    example: {
      type: 'article.mode_changed',
      timestamp: '2026-01-31T22:00:01.000Z',
      data: {
        siteId: 'news',
        article: { key: 'id:harbour-2', id: 'harbour-2', url: 'https://news.example/harbour' },
        version: 2,
        mode: 'closed',
        by: 'calendar',
        nextChangeAt: '2026-02-01T06:00:00.000Z',
      },
    },
  },
  {
    type: 'endpoint.test',
    summary: 'Somebody asked for a test of this endpoint',
    description: 'Sent at once and once, whatever types the endpoint asked for. Answer 2xx.',
    body: endpointTestedSchema,
    headers: HEADERS,
    example: {
      type: 'endpoint.test',
      timestamp: '2026-01-31T12:00:01.000Z',
      data: { siteId: 'news', id: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c03' },
    },
  },
];
