import { z } from 'zod';
import { schemaOfSignal } from './condition.schema.js';

/** Steps through wrappers (optional, default, lazy) and unions to the schemas that describe a value. */
function unwrap(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodLazy) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodUnion ? schema.options.flatMap((option) => unwrap(option as z.ZodType)) : [schema];
}

function step(schema: z.ZodType, key: string | number): z.ZodType[] {
  if (schema instanceof z.ZodObject) {
    const inner: z.ZodType | undefined =
      (schema.shape as Record<string, z.ZodType>)[key] ?? schemaOfSignal(String(key));
    return inner === undefined ? [] : unwrap(inner);
  }
  if (schema instanceof z.ZodArray) {
    return unwrap(schema.element as z.ZodType);
  }
  return schema instanceof z.ZodRecord ? unwrap(schema.valueType as z.ZodType) : [];
}

/** The keys that may stand at a path of what a schema describes; used for hints. */
export function knownKeys(path: readonly (string | number)[], root: z.ZodType): string[] {
  let schemas = unwrap(root);
  for (const key of path) {
    schemas = schemas.flatMap((schema) => step(schema, key));
  }
  return schemas.flatMap((schema) => {
    if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) {
      return schema.keyType.options.map(String);
    }
    return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  });
}
