import { buildDocument, type Json, type Operation, SERVICE_OPERATIONS } from '@palaver/openapi';
import { audienceOf } from './audience-of.js';
import { EXAMPLES } from './examples/all.js';
import { OPERATIONS } from './operations.js';
import { PARAMETERS } from './parameters.js';
import { TAGS } from './tags.js';

/** OpenAPI 3.1 of the admin. It stands at the address it is read from. */
export function buildOpenApi(): Json {
  return buildDocument({
    title: 'Palaver admin',
    description:
      'What people and their tools call: sites, keys, callbacks, rule sets, backtests, imports, and the review queue. ' +
      'Nearly every route of /v1 takes an API token, or the cookie of somebody who has signed in; role, sites and ' +
      'sections of either decide what it may do (x-permission, x-roles). What belongs to another site is answered with 404. Lists are { data, nextCursor }. Errors are ' +
      'application/problem+json (RFC 9457) and say what to change. Answers may gain fields; unknown fields in requests ' +
      'are refused.',
    url: '/',
    operations: adminOperations(),
    callers: { token: [{ token: [] }, { session: [] }], person: [{ session: [] }], everybody: [] },
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'An API token: pat_...' },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-palaver',
        description:
          'Of somebody who has signed in; changes need the Origin of this address. Called palaver over http on the machine itself.',
      },
    },
    tags: TAGS,
    refusals: [401, 403, 404, 429, 503],
    problems: PROBLEMS,
    webhooks: [],
    parameters: PARAMETERS,
  });
}

/** Each with its example, and who may call it. */
export function adminOperations(): Operation[] {
  const own = OPERATIONS.map((operation) => ({
    example: EXAMPLES[operation.id ?? ''],
    ...audienceOf(operation),
    ...operation,
  }));
  return [...own, ...SERVICE_OPERATIONS];
}

const PROBLEMS: Record<number, string> = {
  400: 'The request cannot be read: malformed JSON, or query parameters that are named in errors.',
  401: 'No live token and no live session.',
  403: 'The role may not do this, or a page of another site asks.',
  404: 'There is no such thing, or not for this caller.',
  409: 'It cannot be done in the state things are in; detail says what to do.',
  412: 'It has changed since: the body is the fresh copy, or a problem where there is none.',
  413: 'The body is too large.',
  415: 'The body is compressed or of a type that is not taken.',
  422: 'The request was read and does not fit the schema; errors names each field.',
  428: 'If-Match is missing: send the etag of what you have seen.',
  429: 'Too many requests: send it again after Retry-After seconds, and slower.',
  503: 'The database does not answer: send it again after Retry-After seconds.',
};
