import { type Service } from '@palaver/openapi';

/** Parameters that mean the same on every route. */
export const PARAMETERS: Service['parameters'] = {
  siteId: { description: 'The id of a site.', example: 'news' },
  id: { description: 'The id of what is meant.' },
  key: {
    description:
      'The key of an author: id: and the id his site gives him, or name: and his username. Escape it for an address.',
    example: 'id:u-5',
  },
  articleKey: {
    description:
      'The key of an article: id: and the id its site gives it, or url: and its address. Escape it for an address.',
    example: 'id:harbour-2',
  },
  reporter: { description: 'The id the site gives a reader who reports.', example: 'u-9' },
  keyId: { description: 'The id of a key, not the key itself.', example: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c01' },
  secretId: { description: 'The id of a secret, not the secret itself.' },
  tokenId: { description: 'The id of a token, not the token itself.' },
  personId: { description: 'The id of a person.', example: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c20' },
  sessionId: { description: 'The id of a session of yours.', example: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c21' },
  delivery: { description: 'The id of a message of the endpoint.' },
  state: { description: 'Those in this state alone.' },
  queue: { description: 'The id of a queue.', example: 'sport' },
  version: { description: 'The number of a version, counted from 1.', example: '2' },
  backtest: { description: 'The id of a backtest.', example: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c02' },
  limit: { description: 'How many at most.' },
  actor: { description: 'Acts of this one alone, such as token:desk.' },
  action: { description: 'Those with this action alone: an act such as site.change, or approve, review, reject.' },
  subject: { description: 'Acts on this thing alone, such as site:news.' },
  format: { description: 'ndjson, one JSON document a line, or csv for a spreadsheet.' },
  cursor: { description: 'nextCursor of the page before.' },
  from: { description: 'Where it begins.' },
  to: { description: 'Where it ends, or what it is compared with.' },
  step: { description: 'By the hour or by the day, in UTC.' },
  days: { description: 'How many days it looks back, today included.' },
  text: { description: 'Words as in a web search: "in this order", or, -not.' },
  author: { description: "An author's id on the site, or his username." },
  article: { description: "An article's id on the site, or its address." },
  section: { description: 'Of this section alone.' },
  rule: { description: 'A rule that counted in the newest automatic decision.' },
  reason: { description: 'With this reason alone.' },
  moderator: { description: 'Who took that decision, such as token:desk.' },
  source: { description: 'Who decided.' },
  outcome: { description: 'Those with this outcome alone.' },
  stopOnError: { description: 'true: store nothing from the first bad line on.' },
};
