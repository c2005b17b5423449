import { problemSchema } from '@palaver/contracts';
import { describeOperation } from './describe-operation.js';
import { type Json } from './json.js';
import { type Operation, type Service, type Webhook } from './operation.js';
import { headerParameter } from './parameters-of.js';
import { SchemaCollection } from './schema-collection.js';
import { tagOf } from './tag-of.js';

/** OpenAPI 3.1 of a service, from the schemas its requests are checked with. */
export function buildDocument(service: Service): Json {
  const { operations, webhooks } = service;
  const schemas = new SchemaCollection(sentBy(operations), [
    ...operations.flatMap(({ answer, answerLine, also = [] }) => [
      ...(answer ? [answer] : []),
      ...(answerLine ? [answerLine] : []),
      ...also.map((other) => other.answer),
    ]),
    ...webhooks.map(({ body }) => body),
    problemSchema,
  ]);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const described = describeOperation(operation, service, schemas);
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described };
  }
  const hooks = webhooks.map((webhook) => [webhook.type, { post: describeWebhook(webhook, schemas) }]);
  return {
    openapi: '3.1.0',
    info: {
      title: service.title,
      version: '1',
      description: service.description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: service.url }],
    tags: tagsOf(service),
    paths,
    ...(hooks.length > 0 ? { webhooks: Object.fromEntries(hooks) as Json } : {}),
    components: {
      schemas: schemas.components(),
      responses: problemsOf(service, JSON.stringify(paths), schemas),
      securitySchemes: service.securitySchemes,
    },
  };
}

function sentBy(operations: Operation[]) {
  return operations.flatMap(({ body, line }) => [body, line].filter((schema) => schema !== undefined));
}

/** The tags that are used, in the order the service tells them in; one that it does not know comes last. */
function tagsOf({ operations, tags }: Service): Json[] {
  const used = new Set(operations.map(tagOf));
  const unknown = [...used].filter((name) => !(name in tags));
  return [
    ...Object.entries(tags)
      .filter(([name]) => used.has(name))
      .map(([name, description]) => ({ name, description })),
    ...unknown.map((name) => ({ name })),
  ];
}

/** One answer for each status that an operation refers to. */
function problemsOf({ problems }: Service, paths: string, schemas: SchemaCollection): Json {
  const statuses = new Set([...paths.matchAll(/responses\/Problem(\d+)/g)].map(([, status = '']) => status));
  const content = { 'application/problem+json': { schema: schemas.of(problemSchema) } };
  return Object.fromEntries(
    [...statuses]
      .sort()
      .map((status) => [
        `Problem${status}`,
        { description: problems[Number(status)] ?? `Problem ${status}.`, content },
      ]),
  );
}

function describeWebhook({ type, summary, description, headers, body, example }: Webhook, schemas: SchemaCollection) {
  return {
    operationId: `receive.${type}`,
    summary,
    description,
    security: [],
    parameters: headers.map(headerParameter),
    requestBody: { required: true, content: { 'application/json': { schema: schemas.of(body), example } } },
    responses: {
      '2XX': { description: 'Received. The body of the answer is not read.' },
      410: { description: 'This address wants no more messages: the endpoint is switched off.' },
    },
  };
}
