import { problemSchema } from '@palaver/contracts';
import type { z } from 'zod';
import { SchemaCollection } from './schema-collection.js';
import { type ApiRoute, ROUTES } from './routes.js';

type Json = Record<string, unknown>;

const SECURITY = { key: [{ siteKey: [] }], signature: [{ webhookSignature: [] }], nobody: [] };

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

/** OpenAPI 3.1 of every route, from the schemas the gateway itself checks with. */
export function buildOpenApi(publicUrl: string): Json {
  const schemas = new SchemaCollection();
  const problem = schemas.add('Problem', problemSchema, 'output');
  const paths: Record<string, Json> = {};
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, schemas, problem) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Palaver gateway',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'What sites call: send comments, read decisions. Errors are application/problem+json (RFC 9457).',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: schemas.all(),
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
    },
  };
}

function operation(route: ApiRoute, schemas: SchemaCollection, problem: Json): Json {
  const { operationId, summary, description, caller, scope, parameters, request, answers } = route;
  const problems = scope === undefined ? route.problems : [...route.problems, 403].sort();
  const told = [description, scope && `By key: with the scope ${scope}.`].filter(Boolean).join(' ');
  const refusals = problems.map((status) => [
    status,
    { description: PROBLEMS[status], content: { 'application/problem+json': { schema: problem } } },
  ]);
  const successes = Object.entries(answers).map(([status, answer]) => [
    status,
    {
      description: answer.description,
      content: { 'application/json': { schema: schemaOf(answer, schemas, 'output'), example: answer.example } },
    },
  ]);
  return {
    operationId,
    summary,
    ...(told === '' ? {} : { description: told }),
    security: SECURITY[caller],
    ...(parameters === undefined ? {} : { parameters }),
    ...(request === undefined ? {} : { requestBody: { required: true, content: bodies(request, schemas) } }),
    responses: Object.fromEntries([...successes, ...refusals]) as Json,
  };
}

function bodies(request: NonNullable<ApiRoute['request']>, schemas: SchemaCollection): Json {
  return Object.fromEntries(
    Object.entries(request).map(([type, body]) => [
      type,
      { schema: schemaOf(body, schemas, 'input'), example: body.example },
    ]),
  );
}

function schemaOf(
  body: { name: string; schema: z.ZodType },
  schemas: SchemaCollection,
  side: 'input' | 'output',
): Json {
  return schemas.add(body.name, body.schema, side);
}
