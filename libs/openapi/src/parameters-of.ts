import { z } from 'zod';
import { isObject, type Json } from './json.js';
import { type HeaderParameter, type Operation, type Service } from './operation.js';

const TEXT = { type: 'string' };

/** What stands in the path, the query and the headers. */
export function parametersOf(operation: Operation, known: Service['parameters']): Json[] {
  const { path, query, headers = [], conditional, example = {} } = operation;
  const of = (where: 'path' | 'query', name: string, required: boolean, schema: Json) => {
    const value = example[where]?.[name] ?? (required ? known[name]?.example : undefined);
    const described: Json = { ...(known[name]?.schema ?? schema) };
    return {
      name,
      in: where,
      required,
      ...(known[name] ? { description: known[name].description } : {}),
      schema: described,
      ...(value === undefined ? {} : { example: described.type === 'integer' ? Number(value) : value }),
    };
  };
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => of('path', name, true, TEXT)),
    ...Object.entries<z.ZodType>(query?.shape ?? {}).map(([name, schema]) =>
      of('query', name, !schema.safeParse(undefined).success, textSchema(schema)),
    ),
    ...(conditional ? [ifMatch(example.headers?.['if-match'])] : []),
    ...headers.map(headerParameter),
  ];
}

export function headerParameter({ name, description, required = false, example }: HeaderParameter): Json {
  return { name, in: 'header', required, description, schema: TEXT, example };
}

function ifMatch(example = '"1.1"'): Json {
  const description =
    'The etag of what you have seen. Without it 428; if it has changed since, 412 with the fresh copy.';
  return { name: 'If-Match', in: 'header', required: true, description, schema: TEXT, example };
}

function textSchema(schema: z.ZodType): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return isObject(described) && Object.keys(described).length > 0 ? described : TEXT;
}
