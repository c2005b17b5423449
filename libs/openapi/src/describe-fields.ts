import { isObject, type Json } from './json.js';
import { ADMIN_FIELDS } from './admin-fields.js';
import { INSIGHT_FIELDS } from './insight-fields.js';
import { SITE_FIELDS } from './site-fields.js';

const FIELDS = { ...INSIGHT_FIELDS, ...ADMIN_FIELDS, ...SITE_FIELDS };

/** Says of the fields of a named schema what they mean; a field is looked up by `Schema.field`, then by its name. */
export function describeFields(id: string, schema: Json): Json {
  return isObject(schema.properties)
    ? { ...schema, properties: mapValues(schema.properties, (field, name) => withDescription(id, name, field)) }
    : schema;
}

function withDescription(id: string, name: string, field: unknown): unknown {
  const description = FIELDS[`${id}.${name}`] ?? FIELDS[name];
  if (description === undefined || !isObject(field)) {
    return field;
  }
  return { description, ...field };
}

function mapValues(object: Json, change: (value: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
