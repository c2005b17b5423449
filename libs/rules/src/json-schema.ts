import { z } from 'zod';
import { ruleSetSchema } from './schema/rule-set.schema.js';

type JsonObject = Record<string, unknown>;

/** The JSON Schema of rule-set files, for editors and for the console. */
export function ruleSetJsonSchema(): object {
  const schema = z.toJSONSchema(ruleSetSchema, { io: 'input', reused: 'inline' }) as JsonObject;
  const definitions = (schema['$defs'] ?? {}) as Record<string, JsonObject>;
  const condition = definitions['Condition'];
  if (condition !== undefined) {
    // Members of families have no fixed names: they are allowed by pattern, everything else is refused.
    condition['patternProperties'] = { '^(site|model)\\.[A-Za-z][A-Za-z0-9_]{0,63}$': { $ref: '#/$defs/NumberTests' } };
    condition['additionalProperties'] = false;
  }
  return schema;
}
