import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemSchema } from '@palaver/contracts';
import { signWebhook } from '@palaver/platform';
import { comment, created, envelope, GatewayHouse } from '../support/gateway-house.js';

let house: GatewayHouse;

beforeAll(async () => {
  house = await GatewayHouse.open();
});
afterAll(() => house.close());

/** Everything a request could have changed. */
async function state() {
  const rows = await house.database.query<{ state: string }>(
    `SELECT concat_ws(' ', (SELECT count(*) FROM ingest_event_v), (SELECT count(*) FROM comment), (SELECT count(*) FROM revision),
       (SELECT count(*) FROM work), (SELECT count(*) FROM decision), (SELECT count(*) FROM author),
       (SELECT count(*) FROM article), (SELECT count(*) FROM report), (SELECT count(*) FROM audit)) AS state`,
  );
  return rows[0]?.state;
}

const CORRECT = 'Correct the fields named in errors and send it again.';
const UNKNOWN = 'unknown key; own fields go into meta';
const TIME = 'must be a time with an offset such as 2026-01-31T12:00:00Z';
const data = (changes: Record<string, unknown>) => created(changes);
const without = (key: string) => created({ [key]: undefined });
const article = (changes: Record<string, unknown>) => data({ article: { url: 'https://news.example/a', ...changes } });
const author = (changes: Record<string, unknown>) => data({ author: { username: 'tidewatcher', ...changes } });

/** Events that can be read and do not fit: field and what to change. */
const misfits: [name: string, event: unknown, ...errors: [pointer: string, detail: string][]][] = [
  ['no object', 7, ['', 'must be an object']],
  ['null', null, ['', 'must be an object']],
  [
    'an empty object',
    {},
    ['/type', expect.stringMatching(/^must be one of comment\.created, .*article\.updated$/) as never],
  ],
  ['an unknown type', envelope('comment.liked', {}), ['/type', expect.stringContaining('must be one of') as never]],
  ['an unknown key in the envelope', created({}, { siteId: 'other' }), ['/siteId', UNKNOWN]],
  ['no envelope id', created({}, { id: undefined }), ['/id', 'is required: send a string']],
  ['an empty envelope id', created({}, { id: '' }), ['/id', 'must not be empty: send the id your site uses']],
  ['an envelope id that is a number', created({}, { id: 5 }), ['/id', 'must be a string']],
  ['no timestamp', created({}, { timestamp: undefined }), ['/timestamp', TIME]],
  ['a timestamp without an offset', created({}, { timestamp: '2026-01-31T12:00:00' }), ['/timestamp', TIME]],
  ['a timestamp that is no day', created({}, { timestamp: '2026-02-30T12:00:00Z' }), ['/timestamp', TIME]],
  ['no data', envelope('comment.created', undefined), ['/data', 'is required: send an object']],
  ['an array for data', envelope('comment.created', []), ['/data', 'must be an object']],
  ['no comment id', without('id'), ['/data/id', 'is required: send a string']],
  ['a numeric comment id', data({ id: 12 }), ['/data/id', 'must be a string']],
  [
    'a comment id of 201 characters',
    data({ id: 'x'.repeat(201) }),
    ['/data/id', 'must be at most 200 characters: send a shorter id'],
  ],
  [
    'NUL in a comment id',
    data({ id: 'a\u0000' }),
    ['/data/id', 'must not hold NUL or half a surrogate pair: send a clean id'],
  ],
  [
    'half a pair in a comment id',
    data({ id: 'a\ud800' }),
    ['/data/id', 'must not hold NUL or half a surrogate pair: send a clean id'],
  ],
  ['no text', without('text'), ['/data/text', 'is required: send a string']],
  ['an empty text', data({ text: '' }), ['/data/text', 'must not be empty']],
  ['a text that is an object', data({ text: {} }), ['/data/text', 'must be a string']],
  [
    'a text of 100,001 characters',
    data({ text: 'x'.repeat(100_001) }),
    ['/data/text', 'must be at most 100000 characters: shorten the text'],
  ],
  ['no author', without('author'), ['/data/author', 'is required: send an object']],
  ['no username', data({ author: {} }), ['/data/author/username', 'is required: send a string']],
  ['an empty username', author({ username: '' }), ['/data/author/username', 'must not be empty']],
  [
    'a username of 100,000 characters',
    author({ username: 'x'.repeat(100_000) }),
    ['/data/author/username', 'must be at most 256 characters: shorten the username'],
  ],
  ['an unknown key in the author', author({ role: 'admin' }), ['/data/author/role', UNKNOWN]],
  ['roles that are no list', author({ roles: 'admin' }), ['/data/author/roles', 'must be an array']],
  ['an e-mail that is a number', author({ email: 1 }), ['/data/author/email', 'must be a string']],
  ['no article', without('article'), ['/data/article', 'is required: send an object']],
  ['no address', data({ article: {} }), ['/data/article/url', 'is required: send a string']],
  [
    'an address of another scheme',
    article({ url: 'javascript:alert(1)' }),
    ['/data/article/url', 'must be an absolute http or https address'],
  ],
  [
    'an address that is relative',
    article({ url: '/harbour' }),
    ['/data/article/url', 'must be an absolute http or https address'],
  ],
  ['101 tags', article({ tags: Array(101).fill('t') }), ['/data/article/tags', 'must hold at most 100 tags']],
  ['a tag that is null', article({ tags: [null] }), ['/data/article/tags/0', 'must be a string']],
  [
    'a title of 1,001 characters',
    article({ title: 'x'.repeat(1001) }),
    ['/data/article/title', 'must be at most 1000 characters: shorten the title'],
  ],
  ['a rev of 0', data({ rev: 0 }), ['/data/rev', 'must be 1 or more']],
  ['a rev of 1.5', data({ rev: 1.5 }), ['/data/rev', 'must be a whole number that rises with each edit']],
  ['a rev in words', data({ rev: '2' }), ['/data/rev', 'must be a whole number that rises with each edit']],
  [
    'votes in words',
    data({ votes: 'many' }),
    ['/data/votes', 'must be a whole number, or { "up": n, "down": n } with whole numbers of 0 or more'],
  ],
  ['negative up votes', data({ votes: { up: -1, down: 0 } }), ['/data/votes/up', 'must be 0 or more']],
  ['an unknown format', data({ format: 'rtf' }), ['/data/format', 'must be one of plain, html, markdown']],
  ['a score above 1', data({ scores: { toxic: 1.1 } }), ['/data/scores/toxic', 'must be between 0 and 1']],
  [
    'a score with a bad name',
    data({ scores: { 'a b': 1 } }),
    ['/data/scores/a b', 'the key must be a name of letters, digits and _'],
  ],
  [
    'meta of 3 KB',
    data({ meta: { note: 'x'.repeat(3000) } }),
    ['/data/meta', 'must be at most 2048 bytes of JSON: keep large things on your side'],
  ],
  ['meta that is a list', data({ meta: [] }), ['/data/meta', 'must be an object']],
  ['an unknown key in the comment', data({ status: 'approved' }), ['/data/status', UNKNOWN]],
  ['a key with / and ~', data({ 'a/b~c': 1 }), ['/data/a~1b~0c', UNKNOWN]],
  [
    'two faults at once',
    data({ rev: 0, text: '' }),
    ['/data/rev', 'must be 1 or more'],
    ['/data/text', 'must not be empty'],
  ],
  [
    'a vote without seq',
    envelope('comment.voted', { id: 'c', votes: 1 }),
    ['/data/seq', 'must be a whole number that rises with each edit'],
  ],
  [
    'a report without a reporter',
    envelope('comment.reported', { id: 'c', reason: 'spam' }),
    ['/data/reporter', 'is required: send an object'],
  ],
  [
    'a decision with an unknown action',
    envelope('comment.decided', { id: 'c', action: 'ban', decidedAt: '2026-01-31T12:00:00Z' }),
    ['/data/action', 'must be one of approve, review, reject'],
  ],
  [
    'an author without an id',
    envelope('author.updated', { author: { username: 'x' } }),
    ['/data/author/id', 'is required: send a string'],
  ],
];

describe('an event with', () => {
  it.each(misfits)('%s is refused alone, and harms no neighbour in a batch', async (_name, event, ...errors) => {
    const problem = {
      type: '/problems/invalid-event',
      title: 'Invalid event',
      status: 422,
      detail: CORRECT,
      errors: errors.map(([pointer, detail]) => ({ pointer, detail })),
    };
    const before = await state();
    const alone = await house.post('/v1/events', event);
    expect(alone.headers.get('content-type')).toBe('application/problem+json');
    expect(alone).toMatchObject({ status: 422, body: { ...problem, instance: '/v1/events' } });
    expect(problemSchema.parse(alone.body).errors).toHaveLength(errors.length);
    expect(await state()).toBe(before);
    const [first, last] = [created(), created()];
    const batch = await house.post('/v1/events', [first, event, last]);
    expect(batch.status).toBe(202);
    expect(batch.body).toMatchObject({
      data: [
        { id: first.id, status: 'accepted' },
        { status: 'invalid', error: problem },
        { id: last.id, status: 'accepted' },
      ],
    });
    const stored = await house.database.query('SELECT 1 FROM ingest_event_v WHERE id = ANY ($1)', [
      [first.id, last.id],
    ]);
    expect(stored).toHaveLength(2);
  });
});

interface BadRequest {
  method?: string;
  path?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
}
type Refusal = [status: number, type: string, detail: string, errors?: { pointer: string; detail: string }[]];

const good = () => JSON.stringify(created());
const raw = (body: string | Uint8Array): BadRequest => ({ body });
const withHeaders = (headers: Record<string, string>): BadRequest => ({ body: good(), headers });
const read = (path: string): BadRequest => ({ method: 'GET', path });
const signed = (change: (sent: { secret: Buffer; id: string; time: number; body: string }) => BadRequest) => {
  const secret = Buffer.from(house.news.webhookSecret.slice('whsec_'.length), 'base64');
  return {
    path: '/v1/sites/news/events',
    ...change({ secret, id: 'm1', time: Math.floor(Date.now() / 1000), body: good() }),
  };
};
const signature = (id: string, time: number, value: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(time),
  'webhook-signature': value,
});

const JSON_TYPE = 'malformed-json';
const NO_JSON = 'The body is not valid JSON; check quotes, commas and brackets.';
const NO_KEY = 'Send "Authorization: Bearer <key>" with a live key of your site.';
const NO_SIGNATURE = 'Send the headers webhook-id, webhook-timestamp and webhook-signature (Standard Webhooks).';
const WRONG_SIGNATURE =
  "The signature does not fit: sign <id>.<timestamp>.<body> with this site's secret (Standard Webhooks).";
const BAD_PREFER = 'Send "Prefer: wait=N" with N in whole seconds, at most 10.';
const NO_COMMENT = 'This site has no comment with this id; check the id and the key.';
const NOTHING = 'There is nothing at this address; /openapi.json lists what there is.';
const TWICE = 'An object in the body holds the same key twice; send each key once.';
const PROTOTYPE = 'The keys __proto__, constructor and prototype are not allowed; rename them.';
const DEEP = 'The body is nested deeper than 32 levels; send it flatter.';
const QUERY = 'Correct the query parameters named in errors.';
const CURSOR = 'The cursor is not one of ours; leave it out to begin at the start.';
const LIMIT = [{ pointer: '/limit', detail: 'must be a whole number from 1 to 200' }];
const WRONG_CURSOR = [{ pointer: '/cursor', detail: 'must be the nextCursor of an earlier answer' }];
const ENCODED = 'Compressed bodies are not taken; send it without Content-Encoding.';
const TYPE = 'Send the body as application/json.';

const requests: [name: string, request: () => BadRequest, refusal: Refusal][] = [
  ['no body', () => raw(''), [400, JSON_TYPE, 'The body is empty; send JSON.']],
  ['half a body', () => raw(good().slice(0, -5)), [400, JSON_TYPE, NO_JSON]],
  ['a trailing comma', () => raw('{"a":1,}'), [400, JSON_TYPE, NO_JSON]],
  ['NaN', () => raw('{"a":NaN}'), [400, JSON_TYPE, NO_JSON]],
  ['a raw line break in a string', () => raw('{"a":"\n"}'), [400, JSON_TYPE, NO_JSON]],
  [
    'a byte order mark',
    () => raw(`\ufeff${good()}`),
    [400, JSON_TYPE, 'The body begins with a byte order mark; send UTF-8 without one.'],
  ],
  [
    'bytes that are no UTF-8',
    () => raw(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])),
    [400, JSON_TYPE, 'The body is not valid UTF-8; encode it as UTF-8.'],
  ],
  ['UTF-16', () => raw(Buffer.from(good(), 'utf16le')), [400, JSON_TYPE, NO_JSON]],
  ['33 levels', () => raw('['.repeat(33) + ']'.repeat(33)), [400, JSON_TYPE, DEEP]],
  ['200,000 levels', () => raw('['.repeat(200_000)), [400, JSON_TYPE, DEEP]],
  ['a key twice', () => raw('{"id":"a","id":"b"}'), [400, JSON_TYPE, TWICE]],
  ['a key twice, once escaped', () => raw('{"data":{"id":"a","\\u0069d":"b"}}'), [400, JSON_TYPE, TWICE]],
  ['__proto__', () => raw('{"data":{"__proto__":{"role":"admin"}}}'), [400, JSON_TYPE, PROTOTYPE]],
  ['constructor.prototype', () => raw('{"constructor":{"prototype":{"role":"admin"}}}'), [400, JSON_TYPE, PROTOTYPE]],
  ['an empty array', () => raw('[]'), [422, 'empty-batch', 'The batch holds no event; send at least one.']],
  [
    'NDJSON of blank lines',
    () => ({ body: '\n \n', headers: { 'content-type': 'application/x-ndjson' } }),
    [422, 'empty-batch', 'The batch holds no event; send at least one.'],
  ],
  [
    '501 events',
    () => raw(JSON.stringify(Array.from({ length: 501 }, () => created()))),
    [422, 'too-many-events', 'Send at most 500 events at once; split the batch.'],
  ],
  [
    '9 MiB',
    () => raw(JSON.stringify(created({ text: 'x'.repeat(9 * 1024 * 1024) }))),
    [413, 'too-large', 'The body is too large; send less at once.'],
  ],
  [
    'gzip',
    () => ({ body: gzipSync(good()), headers: { 'content-encoding': 'gzip' } }),
    [415, 'unsupported-media-type', ENCODED],
  ],
  [
    'a bomb of gzip',
    () => ({ body: gzipSync(Buffer.alloc(20_000_000)), headers: { 'content-encoding': 'gzip' } }),
    [415, 'unsupported-media-type', ENCODED],
  ],
  [
    'an unknown encoding',
    () => withHeaders({ 'content-encoding': 'br, gzip' }),
    [415, 'unsupported-media-type', ENCODED],
  ],
  [
    'a form',
    () => ({ body: 'text=hello', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    [415, 'unsupported-media-type', TYPE],
  ],
  ['plain text', () => withHeaders({ 'content-type': 'text/plain' }), [415, 'unsupported-media-type', TYPE]],
  ['no Authorization', () => withHeaders({ authorization: '' }), [401, 'unauthorized', NO_KEY]],
  [
    'an unknown key',
    () => withHeaders({ authorization: `Bearer pk_live_${'A'.repeat(43)}` }),
    [401, 'unauthorized', NO_KEY],
  ],
  [
    'a key cut short',
    () => withHeaders({ authorization: `Bearer ${house.news.liveKey.slice(0, -1)}` }),
    [401, 'unauthorized', NO_KEY],
  ],
  [
    'Basic instead of Bearer',
    () => withHeaders({ authorization: `Basic ${house.news.liveKey}` }),
    [401, 'unauthorized', NO_KEY],
  ],
  [
    'a key in the address',
    () => ({ path: `/v1/events?key=x`, ...withHeaders({ authorization: '' }) }),
    [401, 'unauthorized', NO_KEY],
  ],
  ['no signature', () => signed(({ body }) => ({ body })), [401, 'bad-signature', NO_SIGNATURE]],
  [
    'an empty signature',
    () => signed(({ id, time, body }) => ({ body, headers: signature(id, time, '') })),
    [401, 'bad-signature', NO_SIGNATURE],
  ],
  [
    'a signature of wrong length',
    () => signed(({ id, time, body }) => ({ body, headers: signature(id, time, 'v1,AAAA') })),
    [401, 'bad-signature', WRONG_SIGNATURE],
  ],
  [
    'a signature of another algorithm',
    () =>
      signed(({ secret, id, time, body }) => ({
        body,
        headers: signature(id, time, signWebhook([secret], id, time, body).replace('v1,', 'none,')),
      })),
    [401, 'bad-signature', WRONG_SIGNATURE],
  ],
  [
    'a signature of another body',
    () =>
      signed(({ secret, id, time, body }) => ({
        body: `${body} `,
        headers: signature(id, time, signWebhook([secret], id, time, body)),
      })),
    [401, 'bad-signature', WRONG_SIGNATURE],
  ],
  [
    'a signature of another id',
    () =>
      signed(({ secret, id, time, body }) => ({
        body,
        headers: signature('m2', time, signWebhook([secret], id, time, body)),
      })),
    [401, 'bad-signature', WRONG_SIGNATURE],
  ],
  [
    'a stale timestamp',
    () =>
      signed(({ secret, id, time, body }) => ({
        body,
        headers: signature(id, time - 301, signWebhook([secret], id, time - 301, body)),
      })),
    [
      401,
      'bad-signature',
      expect.stringMatching(
        /^webhook-timestamp is more than 5 minutes off: sign again with the current time; here it is 20\d\d-.*Z\.$/,
      ) as never,
    ],
  ],
  [
    'a timestamp from the future',
    () =>
      signed(({ secret, id, time, body }) => ({
        body,
        headers: signature(id, time + 301, signWebhook([secret], id, time + 301, body)),
      })),
    [401, 'bad-signature', expect.stringContaining('more than 5 minutes off') as never],
  ],
  [
    "another site's secret",
    () =>
      signed(({ id, time, body }) => ({
        body,
        headers: signature(
          id,
          time,
          signWebhook([Buffer.from(house.other.webhookSecret.slice(6), 'base64')], id, time, body),
        ),
      })),
    [401, 'bad-signature', WRONG_SIGNATURE],
  ],
  [
    'a signature for an unknown site',
    () => ({
      ...signed(({ secret, id, time, body }) => ({
        body,
        headers: signature(id, time, signWebhook([secret], id, time, body)),
      })),
      path: '/v1/sites/nobody/events',
    }),
    [401, 'bad-signature', WRONG_SIGNATURE],
  ],
  ['wait in words', () => withHeaders({ prefer: 'wait=soon' }), [400, 'invalid-prefer', BAD_PREFER]],
  ['a negative wait', () => withHeaders({ prefer: 'wait=-1' }), [400, 'invalid-prefer', BAD_PREFER]],
  ['half a second', () => withHeaders({ prefer: 'respond-async, wait=0.5' }), [400, 'invalid-prefer', BAD_PREFER]],
  ['wait without seconds', () => withHeaders({ prefer: 'wait' }), [400, 'invalid-prefer', BAD_PREFER]],
  [
    'an envelope on the route for comments',
    () => ({ path: '/v1/comments', body: JSON.stringify(created({}, { data: 1 })) }),
    [422, 'invalid-comment', CORRECT],
  ],
  [
    'an array on the route for comments',
    () => ({ path: '/v1/comments', body: JSON.stringify([comment()]) }),
    [422, 'invalid-comment', CORRECT, [{ pointer: '', detail: 'must be an object' }]],
  ],
  ['an evaluation of nothing', () => ({ path: '/v1/evaluations', body: '{' }), [400, JSON_TYPE, NO_JSON]],
  [
    'an evaluation without a text',
    () => ({ path: '/v1/evaluations', body: JSON.stringify(comment({ text: undefined })) }),
    [422, 'invalid-comment', CORRECT, [{ pointer: '/text', detail: 'is required: send a string' }]],
  ],
  [
    'a time Postgres does not know',
    () =>
      raw(
        JSON.stringify(
          envelope('comment.reported', { id: 'c', reporter: { id: 'r' }, reason: 'spam', at: '0000-01-01T00:00:00Z' }),
        ),
      ),
    [422, 'not-storable', 'A value is outside what can be stored; check times and numbers.'],
  ],
  ['an unknown comment', () => read('/v1/comments/nothing'), [404, 'unknown-comment', NO_COMMENT]],
  ['a comment id with NUL', () => read('/v1/comments/a%00b'), [404, 'unknown-comment', NO_COMMENT]],
  [
    'a comment id of 500 characters',
    () => read(`/v1/comments/${'x'.repeat(500)}`),
    [404, 'unknown-comment', NO_COMMENT],
  ],
  [
    'decisions of an unknown comment',
    () => read('/v1/comments/nothing/decisions'),
    [404, 'unknown-comment', NO_COMMENT],
  ],
  [
    'SQL for a comment id',
    () => read(`/v1/comments/${encodeURIComponent("' OR 1=1 --")}`),
    [404, 'unknown-comment', NO_COMMENT],
  ],
  [
    'an escape that is none',
    () => read('/v1/comments/%zz'),
    [400, 'bad-request', 'The request is malformed; check address, headers and body.'],
  ],
  ['a cursor that is none', () => read('/v1/decisions?cursor=abc'), [400, 'invalid-query', CURSOR, WRONG_CURSOR]],
  [
    'a cursor of other JSON',
    () => read(`/v1/decisions?cursor=${Buffer.from('["1",2,3]').toString('base64url')}`),
    [400, 'invalid-query', CURSOR, WRONG_CURSOR],
  ],
  [
    'a cursor beyond 64 bits',
    () => read(`/v1/decisions?cursor=${Buffer.from('["18446744073709551616","c",1]').toString('base64url')}`),
    [400, 'invalid-query', CURSOR, WRONG_CURSOR],
  ],
  [
    'a cursor with NUL',
    () => read(`/v1/decisions?cursor=${Buffer.from('["1","\\u0000",1]').toString('base64url')}`),
    [400, 'invalid-query', CURSOR, WRONG_CURSOR],
  ],
  [
    'an empty cursor',
    () => read('/v1/decisions?cursor='),
    [
      400,
      'invalid-query',
      QUERY,
      [{ pointer: '/cursor', detail: 'must not be empty; leave it out to begin at the start' }],
    ],
  ],
  ['a limit of 0', () => read('/v1/decisions?limit=0'), [400, 'invalid-query', QUERY, LIMIT]],
  ['a limit of 201', () => read('/v1/decisions?limit=201'), [400, 'invalid-query', QUERY, LIMIT]],
  ['a limit in words', () => read('/v1/decisions?limit=all'), [400, 'invalid-query', QUERY, LIMIT]],
  ['two limits', () => read('/v1/decisions?limit=1&limit=2'), [400, 'invalid-query', QUERY, LIMIT]],
  [
    'an unknown parameter',
    () => read('/v1/decisions?order=id%3BDROP'),
    [400, 'invalid-query', QUERY, [{ pointer: '/order', detail: 'unknown parameter; there are limit and cursor' }]],
  ],
  ['an unknown address', () => read('/v1/nothing'), [404, 'not-found', NOTHING]],
  ['another method', () => ({ method: 'DELETE', path: '/v1/comments/a' }), [404, 'not-found', NOTHING]],
];

describe('a request with', () => {
  it.each(requests)('%s is refused and changes nothing', async (_name, make, [status, type, detail, errors]) => {
    const { method = 'POST', path = '/v1/events', body, headers } = make();
    const before = await state();
    const answer = await house.request(path, {
      method,
      body,
      headers: {
        authorization: `Bearer ${house.news.testKey}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    const expected = { type: `/problems/${type}`, status, detail, instance: path.split('?')[0] };
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer).toMatchObject({ status, body: { ...expected, ...(errors && { errors }) } });
    expect(problemSchema.parse(answer.body).title).toMatch(/^[A-Z][a-z ]+$/i);
    expect(await state()).toBe(before);
  });

  it("another site's key does not see a comment, nor whether there is one", async () => {
    const sent = comment();
    await house.post('/v1/comments', sent);
    const [foreign, absent] = [
      await house.get(`/v1/comments/${sent.id}`, house.other.testKey),
      await house.get('/v1/comments/nothing', house.other.testKey),
    ];
    expect(foreign.body).toEqual({ ...(absent.body as object), instance: `/v1/comments/${sent.id}` });
    expect(foreign.status).toBe(404);
  });

  it('none of these was our own fault', () => {
    expect(house.gateway.log()).not.toContain('request failed');
    expect(house.gateway.log()).not.toContain('"level":"error"');
  });

  it('more than 60 kinds of bad request were tried', () => {
    expect(misfits.length + requests.length).toBeGreaterThanOrEqual(60);
  });
});
