import { z } from 'zod';

type Json = Record<string, unknown>;

/** JSON Schemas under #/components/schemas, each once; parts that refer to themselves stand beside their owner. */
export class SchemaCollection {
  private readonly schemas = new Map<string, Json>();

  /** @returns a reference to the schema. */
  add(name: string, schema: z.ZodType, side: 'input' | 'output'): Json {
    if (!this.schemas.has(name)) {
      const { $schema: _, $defs, ...described } = this.describe(name, schema, side);
      this.schemas.set(name, described);
      for (const [part, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) {
        this.schemas.set(`${name}.${part}`, definition);
      }
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  all(): Json {
    return Object.fromEntries(this.schemas);
  }

  private describe(name: string, schema: z.ZodType, side: 'input' | 'output'): Json {
    const described = z.toJSONSchema(schema, { target: 'draft-2020-12', io: side });
    return JSON.parse(JSON.stringify(described).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)) as Json;
  }
}
