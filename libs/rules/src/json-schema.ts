import { z } from 'zod';
import { keyDescriptions } from './schema/key-descriptions.js';
import { ruleSetSchema } from './schema/rule-set.schema.js';
import { SIGNALS } from './signals/catalogue.js';

type JsonObject = Record<string, unknown>;

export const RULE_SET_JSON_SCHEMA_ID = 'urn:palaver:rules:v1';

function describe(definition: JsonObject | undefined, descriptions: Record<string, string>): void {
  const properties = (definition?.['properties'] ?? {}) as Record<string, JsonObject>;
  for (const [key, description] of Object.entries(descriptions)) {
    const property = properties[key];
    if (property === undefined) {
      throw new TypeError(`there is no key ${key} to describe`);
    }
    property['description'] = description;
  }
}

const signalDescriptions = SIGNALS.filter(({ name }) => !name.endsWith('.*')).map(
  ({ name, description, unit }): [string, string] => [
    name,
    unit === undefined ? description : `${description} In ${unit}.`,
  ],
);

/** The JSON Schema (draft 2020-12) of rule-set files, for editors and for the console. */
export function ruleSetJsonSchema(): object {
  const schema = z.toJSONSchema(ruleSetSchema, { io: 'input', reused: 'inline' }) as JsonObject;
  const definitions = (schema['$defs'] ?? {}) as Record<string, JsonObject>;
  const condition = definitions['Condition'];
  if (condition !== undefined) {
    // Members of families have no fixed names: they are allowed by pattern, everything else is refused.
    condition['patternProperties'] = { '^(site|model)\\.[A-Za-z][A-Za-z0-9_]{0,63}$': { $ref: '#/$defs/NumberTests' } };
    condition['additionalProperties'] = false;
    describe(condition, Object.fromEntries(signalDescriptions));
  }
  for (const [name, descriptions] of Object.entries(keyDescriptions)) {
    describe(definitions[name], descriptions);
  }
  return { $id: RULE_SET_JSON_SCHEMA_ID, ...schema };
}

let served: string | undefined;

/** The same as text, to be served as `application/schema+json`. */
export function ruleSetJsonSchemaText(): string {
  return (served ??= JSON.stringify(ruleSetJsonSchema()));
}
