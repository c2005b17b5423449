import { type Json } from './json.js';
import { type Operation, type Service } from './operation.js';
import { parametersOf } from './parameters-of.js';
import { type SchemaCollection } from './schema-collection.js';
import { sentences } from './sentences.js';
import { tagOf } from './tag-of.js';

/** A body may be malformed, too large, of a type that is not taken, or wrong in its fields. */
const OF_BODIES = [400, 413, 415, 422];
const JSON_TYPE = 'application/json';

export function describeOperation(operation: Operation, service: Service, schemas: SchemaCollection): Json {
  const { id, summary, description, permission } = operation;
  const [title, ...more] = sentences(summary);
  const body = bodyOf(operation, schemas);
  return {
    ...(id === undefined ? {} : { operationId: id }),
    tags: [tagOf(operation)],
    summary: title,
    description:
      [...more, description, rolesOf(operation)].filter((part) => part !== undefined).join(' ') || `${title}.`,
    ...(permission === undefined ? {} : { 'x-permission': permission.name, 'x-roles': [...permission.roles] }),
    security: securityOf(operation, service),
    parameters: parametersOf(operation, service.parameters),
    ...(body === undefined ? {} : { requestBody: { required: true, content: body } }),
    responses: { ...answersOf(operation, schemas), ...problemsOf(operation, service) },
  };
}

function rolesOf({ permission }: Operation): string | undefined {
  return permission && `It takes the permission ${permission.name}: ${permission.roles.join(', ')}.`;
}

function securityOf({ caller }: Operation, { callers }: Service) {
  return callers[caller ?? Object.keys(callers)[0] ?? ''];
}

function bodyOf({ body, line, example = {} }: Operation, schemas: SchemaCollection): Json | undefined {
  const { body: value, bodies, lines } = example;
  if (!body && !line) {
    return undefined;
  }
  return {
    ...(body ? { [JSON_TYPE]: { schema: schemas.of(body), ...examplesOf(value, bodies) } } : {}),
    ...(line ? { 'application/x-ndjson': { schema: schemas.of(line), ...linesOf(lines) } } : {}),
  };
}

function examplesOf(value: unknown, bodies: Record<string, unknown> | undefined): Json {
  if (bodies !== undefined) {
    const named = Object.entries(bodies).map(([name, body]) => [name, { summary: name, value: body }]);
    return { examples: Object.fromEntries(named) as Json };
  }
  return value === undefined ? {} : { example: value };
}

/** The schema is that of a line, so each line is an example of its own. */
function linesOf(lines: unknown[] | undefined): Json {
  const named = (lines ?? []).map((line, index) => [`line ${index + 1}`, { value: line }]);
  return named.length === 0 ? {} : { examples: Object.fromEntries(named) as Json };
}

function answersOf(
  { status, answer, answerType, answerLine, also = [], example = {}, summary }: Operation,
  schemas: SchemaCollection,
): Json {
  const [title] = sentences(summary);
  const first = {
    description: status === 204 ? 'Done; there is nothing to say.' : `${title}.`,
    ...(answer ? { content: answerOf(answerType, schemas.of(answer), example) } : {}),
    ...(answerLine ? { content: exportOf(schemas.of(answerLine), example) } : {}),
  };
  const others = also.map((other) => [
    other.status,
    { description: other.description, content: contentOf(undefined, schemas.of(other.answer), other.example) },
  ]);
  return { [status]: first, ...(Object.fromEntries(others) as Json) };
}

function answerOf(type: string | undefined, schema: Json, { answer, answerCsv }: NonNullable<Operation['example']>) {
  const csv = answerCsv === undefined ? {} : contentOf('text/csv', { type: 'string' }, answerCsv);
  return { ...contentOf(type, schema, answer), ...csv };
}

function exportOf(line: Json, { answerLine, answerCsv }: NonNullable<Operation['example']>): Json {
  return {
    ...contentOf('application/x-ndjson', line, answerLine),
    ...contentOf('text/csv', { type: 'string' }, answerCsv),
  };
}

function contentOf(type = JSON_TYPE, schema: Json, example: unknown): Json {
  return { [type]: { schema, ...(example === undefined ? {} : { example }) } };
}

function problemsOf(operation: Operation, service: Service): Json {
  const isOpen = securityOf(operation, service)?.length === 0;
  const always = isOpen ? [] : service.refusals;
  const ofBodies = operation.body || operation.line ? OF_BODIES : [];
  const ofQuery = operation.query ? [400] : [];
  const answered = new Set([operation.status, ...(operation.also ?? []).map(({ status }) => status)]);
  const statuses = new Set([...always, ...ofBodies, ...ofQuery, ...(operation.refusals ?? [])]);
  return Object.fromEntries(
    [...statuses]
      .filter((status) => !answered.has(status))
      .sort()
      .map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
  );
}
