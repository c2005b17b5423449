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
  keyId: { description: 'The id of a key, not the key itself.', example: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c01' },
  secretId: { description: 'The id of a secret, not the secret itself.' },
  tokenId: { description: 'The id of a token, not the token itself.' },
  delivery: { description: 'The id of a message of the endpoint.' },
  state: { description: 'Those in this state alone.' },
  version: { description: 'The number of a version, counted from 1.', example: '2' },
  backtest: { description: 'The id of a backtest.', example: '018f6b1c-3f1e-7c55-9a70-5d3a0f1b2c02' },
  limit: { description: 'How many at most.' },
  actor: { description: 'Acts of this one alone, such as token:desk.' },
  action: { description: 'Acts of this kind alone, such as site.change.' },
  subject: { description: 'Acts on this thing alone, such as site:news.' },
  format: { description: 'ndjson, one JSON document a line, or csv for a spreadsheet.' },
  cursor: { description: 'nextCursor of the page before.' },
  from: { description: 'Where it begins.' },
  to: { description: 'What it is compared with.' },
  days: { description: 'How many days it looks back, today included.' },
  outcome: { description: 'Comments with this outcome alone.' },
  stopOnError: { description: 'true: store nothing from the first bad line on.' },
};
