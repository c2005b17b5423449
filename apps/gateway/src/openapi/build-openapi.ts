import { buildDocument, type Json, type Operation, SERVICE_OPERATIONS } from '@palaver/openapi';
import { type GatewayOperation, OPERATIONS } from './operations.js';
import { WEBHOOKS } from './webhooks.js';

/** OpenAPI 3.1 of every route, from the schemas the gateway itself checks with. */
export function buildOpenApi(publicUrl: string): Json {
  return buildDocument({
    title: 'Palaver gateway',
    description:
      'What sites call: send comments, read decisions; and what they are told. Errors are application/problem+json ' +
      '(RFC 9457) and say what to change. Answers may gain fields; unknown fields in requests are refused, and fields ' +
      'of your own go into meta. After 503 and 429 send the same again after Retry-After seconds: repeats do no harm.',
    url: publicUrl,
    operations: gatewayOperations(),
    callers: { key: [{ siteKey: [] }], signature: [{ webhookSignature: [] }], everybody: [] },
    securitySchemes: {
      siteKey: { type: 'http', scheme: 'bearer', description: 'A key of the site: pk_live_... or pk_test_...' },
      webhookSignature: {
        type: 'apiKey',
        in: 'header',
        name: 'webhook-signature',
        description:
          'Standard Webhooks: v1,<base64 of HMAC-SHA256 over id.timestamp.body>; several are separated by spaces.',
      },
    },
    tags: TAGS,
    refusals: [401, 429, 503],
    problems: PROBLEMS,
    webhooks: WEBHOOKS,
    parameters: {
      siteId: { description: 'The id of the site whose secret signs.', example: 'news' },
      id: { description: "The site's own id of the comment.", example: 'c-1017' },
      cursor: {
        description: 'nextCursor of an earlier answer; leave it out to begin at the start.',
        schema: { type: 'string' },
      },
      limit: {
        description: 'How many comments a page holds at most.',
        schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      },
    },
  });
}

/** A key without the scope is refused. */
function withScope({ scope, description = '', refusals = [], ...operation }: GatewayOperation): Operation {
  return scope === undefined
    ? { ...operation, description, refusals }
    : {
        ...operation,
        description: `${description} By key: with the scope ${scope}.`,
        refusals: [...refusals, 403],
      };
}

export function gatewayOperations(): Operation[] {
  return [...OPERATIONS.map(withScope), ...SERVICE_OPERATIONS];
}

const TAGS: Record<string, string> = {
  events: 'What happened on the site, signed or with a key.',
  comments: 'Comments, and what was decided about each.',
  decisions: 'All decisions of the site, to compare with what it shows.',
  evaluations: 'Scores that are stored nowhere.',
  service: 'Health, and this document.',
};

const PROBLEMS: Record<number, string> = {
  400: 'The request cannot be read: malformed JSON, a bad cursor, a bad Prefer.',
  401: 'No live key, or no signature that fits.',
  403: 'The key has not the scope this takes; the answer names it.',
  404: 'This site has no such comment.',
  409: 'The id was already used with another body.',
  413: 'The body is larger than 8 MiB.',
  415: 'The body is compressed or of a type that is not taken.',
  422: 'The request was read and does not fit the schema; errors names each field.',
  429: 'The key has spent what it may spend in a minute: send it again after Retry-After seconds, and slower.',
  503: 'Nothing is stored for certain: send it again, with the same ids, after Retry-After seconds.',
};
