import { problemSchema } from '@palaver/contracts';
import { z } from 'zod';
import { type Operation } from './operation.js';
import { OPERATIONS } from './operations.js';

type Json = Record<string, unknown>;

const ALWAYS_POSSIBLE = [401, 403, 404, 429, 503];
const OF_BODIES = [400, 413, 415, 422];

/** OpenAPI 3.1 from the schemas requests are checked with. */
export function buildOpenApi(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Palaver admin',
      version: '1',
      description: 'Sites, keys, callbacks, rule sets, imports, and the review queue.',
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'An API token: pat_...' } },
      schemas: { Problem: schemaOf(problemSchema) },
    },
  };
}

function describe(operation: Operation): Json {
  const { summary, body, line, status, answer, answerLine, refusals = [] } = operation;
  const problems = [...new Set([...ALWAYS_POSSIBLE, ...(body || line ? OF_BODIES : []), ...refusals])].sort();
  return {
    summary,
    parameters: parametersOf(operation),
    ...(body ? { requestBody: { content: { 'application/json': { schema: schemaOf(body) } } } } : {}),
    ...(line ? { requestBody: { content: { 'application/x-ndjson': { schema: schemaOf(line) } } } } : {}),
    responses: {
      [status]: {
        description: summary,
        ...(answer ? { content: { 'application/json': { schema: schemaOf(answer) } } } : {}),
        ...(answerLine ? { content: linesOf(answerLine) } : {}),
      },
      ...Object.fromEntries(problems.map((code) => [code, problemAnswer(code)])),
    },
  };
}

function linesOf(line: z.ZodType): Json {
  return { 'application/x-ndjson': { schema: schemaOf(line) }, 'text/csv': { schema: { type: 'string' } } };
}

function parametersOf({ path, query, conditional }: Operation): Json[] {
  const text = { type: 'string' };
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: text })),
    ...Object.entries<z.ZodType>(query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: !schema.safeParse(undefined).success,
      schema: text,
    })),
    ...(conditional ? [{ name: 'If-Match', in: 'header', required: true, schema: text }] : []),
  ];
}

function problemAnswer(code: number): Json {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description: `Problem ${code}`, content: { 'application/problem+json': { schema } } };
}

/** As sent: transforms repair text and change no shape. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return described;
}
