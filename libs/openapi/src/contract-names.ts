import * as contracts from '@palaver/contracts';
import { z } from 'zod';

const PLAIN = ['string', 'number', 'int', 'boolean', 'literal', 'pipe', 'unknown'];

/** The schemas of the contracts that have a shape, by the name they have there: `siteKeySchema` is SiteKey. */
export function contractNames(): Map<z.ZodType, string> {
  const schemas = Object.entries<unknown>(contracts).filter(
    (entry): entry is [string, z.ZodType] => entry[0].endsWith('Schema') && entry[1] instanceof z.ZodType,
  );
  return new Map(
    schemas
      .filter(([, schema]) => !PLAIN.includes(schema.def.type))
      .map(([name, schema]) => [schema, pascal(name.slice(0, -'Schema'.length))]),
  );
}

function pascal(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}
