/** As much of JSON Schema as the schema of rule sets uses. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema | false;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  patternProperties?: Record<string, Schema>;
}

/** All that may stand at a path: references followed, alternatives side by side. */
export function schemaPartsAt(root: Schema, path: readonly string[]): Schema[] {
  const open = (schema: Schema): Schema[] => {
    const of = schema.$ref?.replace('#/$defs/', '');
    const meant = of === undefined ? schema : (root.$defs?.[of] ?? {});
    return meant.anyOf ? meant.anyOf.flatMap(open) : [meant];
  };
  const step = (schema: Schema, key: string): Schema[] => {
    if (key === '-') {
      return schema.items ? open(schema.items) : [];
    }
    const { additionalProperties: other } = schema;
    const next = schema.properties?.[key] ?? (typeof other === 'object' ? other : undefined);
    return next ? open(next) : [];
  };
  return path.reduce<Schema[]>((parts, key) => parts.flatMap((part) => step(part, key)), open(root));
}

/** What may be written out as a value: words of an enumeration, true and false. */
export function valuesOf(parts: readonly Schema[]): string[] {
  const values = parts.flatMap((part) => {
    const known: unknown[] = part.enum ?? (part.const === undefined ? [] : [part.const]);
    return part.type === 'boolean' ? [true, false] : known;
  });
  return [...new Set(values.map(String))];
}
