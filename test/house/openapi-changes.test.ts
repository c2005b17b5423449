import { describe, expect, it } from '@jest/globals';
import { root } from './cruise.js';

const { breakingChanges } = (await import(`${root}/scripts/openapi-changes.mjs`)) as {
  breakingChanges: (before: object, after: object) => string[];
};

type Json = Record<string, unknown>;
const media = (schema: Json) => ({ content: { 'application/json': { schema } } });
const components = {
  schemas: {
    Site: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        mode: { enum: ['live', 'observe'] },
        parent: { $ref: '#/components/schemas/Site' },
      },
      required: ['id'],
    },
  },
};
const SITE = { $ref: '#/components/schemas/Site' };
const CREATE = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 200 },
    mode: { enum: ['live', 'observe'] },
    votes: { type: 'number' },
  },
  required: ['name'],
  additionalProperties: false,
};
const operation = {
  parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 200 } }],
  requestBody: { required: true, ...media(CREATE) },
  responses: { 201: media(SITE), 409: { description: 'taken' } },
};
const document = (changes: Json = {}, more: Json = {}) => ({
  paths: { '/v1/sites': { post: { ...operation, ...changes } } },
  webhooks: { told: { post: { requestBody: media(SITE) } } },
  components,
  ...more,
});
const body = (changes: Json) => document({ requestBody: { required: true, ...media({ ...CREATE, ...changes }) } });
const sites = (changes: Json) =>
  document({}, { components: { schemas: { Site: { ...components.schemas.Site, ...changes } } } });
const { properties } = components.schemas.Site;

describe('what breaks a client', () => {
  it.each<[string, object, string[]]>([
    ['a route that is gone', { paths: {}, webhooks: document().webhooks, components }, ['is gone']],
    ['a message that is gone', { ...document(), webhooks: {} }, ['webhook told is gone']],
    ['a parameter that is gone', document({ parameters: [] }), ['the query parameter limit is not taken any more']],
    [
      'a parameter that is needed now',
      document({ parameters: [...operation.parameters, { name: 'to', in: 'query', required: true, schema: {} }] }),
      ['the new query parameter to is required'],
    ],
    [
      'a tighter parameter',
      document({ parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 50 } }] }),
      ['the query parameter limit: maximum is 50 now, and was 200'],
    ],
    [
      'a body of another type',
      document({ requestBody: { content: { 'text/csv': {} } } }),
      ['a body of application/json'],
    ],
    [
      'a field that is called otherwise',
      body({ properties: { title: { type: 'string' }, mode: CREATE.properties.mode, votes: CREATE.properties.votes } }),
      ['the body/name is gone'],
    ],
    ['a field that is needed now', body({ required: ['name', 'mode'] }), ['the body/mode is required now']],
    [
      'fewer values to send',
      body({ properties: { ...CREATE.properties, mode: { enum: ['live'] } } }),
      ['the body/mode may not be "observe" any more'],
    ],
    [
      'another type to send',
      body({ properties: { ...CREATE.properties, votes: { type: 'integer' } } }),
      ['the body/votes may not be a number any more'],
    ],
    [
      'a shorter text to send',
      body({ properties: { ...CREATE.properties, name: { type: 'string', maxLength: 100 } } }),
      ['the body/name: maxLength is 100 now, and was 200'],
    ],
    ['an answer that is gone', document({ responses: { 201: media(SITE) } }), ['the answer 409 is gone']],
    [
      'a success nobody knows',
      document({ responses: { ...operation.responses, 202: media(SITE) } }),
      ['the answer 202 is new'],
    ],
    [
      'a field that is not answered any more, in answers and messages',
      sites({ properties: { id: properties.id, parent: properties.parent } }),
      ['the answer 201/mode is gone', 'webhook told: the message/mode is gone'],
    ],
    [
      'a field that may be missing',
      sites({ required: [] }),
      ['the answer 201/id may be missing now', 'the message/id'],
    ],
    [
      'a value nobody knows in an answer',
      sites({ properties: { ...properties, mode: { enum: ['live', 'observe', 'off'] } } }),
      ['the answer 201/mode may be "off" now', 'the message/mode may be "off" now'],
    ],
    [
      'null where there was none',
      sites({ properties: { ...properties, id: { type: ['string', 'null'] } } }),
      ['the answer 201/id may be null now', 'the message/id may be null now'],
    ],
  ])('%s', (_name, after, told) => {
    const changes = breakingChanges(document(), after);
    expect(changes).toHaveLength(told.length);
    told.forEach((part, index) => expect(changes[index]).toContain(part));
  });

  it.each<[string, object]>([
    ['the same', document()],
    ['a new route', document({}, { paths: { ...document().paths, '/v1/keys': { get: operation } } })],
    ['a field that may be sent', body({ properties: { ...CREATE.properties, tags: { type: 'array' } } })],
    ['a field that is not needed any more', body({ required: [] })],
    ['more values to send', body({ properties: { ...CREATE.properties, mode: { enum: ['live', 'observe', 'off'] } } })],
    ['anything where there were forms', body({ properties: { ...CREATE.properties, votes: {} } })],
    ['a field more in answers', sites({ properties: { ...properties, name: { type: 'string' } } })],
    ['a field that is always answered', sites({ required: ['id', 'mode'] })],
    ['another refusal', document({ responses: { ...operation.responses, 429: { description: 'slow down' } } })],
    [
      'a header that may be sent',
      document({ parameters: [...operation.parameters, { name: 'x', in: 'header', schema: {} }] }),
    ],
  ])('and what does not: %s', (_name, after) => {
    expect(breakingChanges(document(), after)).toEqual([]);
  });
});
