import { z } from 'zod';
import { contractNames } from './contract-names.js';
import { describeFields } from './describe-fields.js';
import { isObject, type Json, referencesIn, rewrite } from './json.js';

const COMPONENTS = '#/components/schemas/';
const INLINE = 'inline-';
const ANY_JSON = 'Json';

/**
 * The JSON Schemas of one document. Those of the contracts stand once, under #/components/schemas; the others where they
 * are used. All are written as they are sent: transforms repair text and change no shape. What is sent is closed, since
 * unknown keys are refused; what is answered is open, since answers may gain fields.
 */
export class SchemaCollection {
  private readonly known = z.registry<{ id: string }>();
  private readonly all: Record<string, Json>;
  private readonly roots: string[];

  constructor(sent: z.ZodType[], answered: z.ZodType[]) {
    for (const [schema, id] of contractNames()) {
      this.known.add(schema, { id });
    }
    [...sent, ...answered].forEach((schema, index) => {
      if (!this.known.has(schema)) {
        this.known.add(schema, { id: `${INLINE}${index}` });
      }
    });
    this.roots = [...sent, ...answered].map((schema) => this.idOf(schema));
    const converted = this.convert();
    const closed = reach(
      sent.map((schema) => this.idOf(schema)),
      converted,
    );
    this.all = Object.fromEntries(
      Object.entries(converted).map(([id, schema]) => [
        id,
        describeFields(id, closed.has(id) ? schema : (rewrite(schema, open) as Json)),
      ]),
    );
  }

  /** The schema, or a reference to it when it has a name. */
  of(schema: z.ZodType): Json {
    const id = this.idOf(schema);
    return id.startsWith(INLINE) ? this.inlined(id) : { $ref: COMPONENTS + id };
  }

  /** The named schemas that are used, by name. */
  components(): Record<string, Json> {
    const reached = [...reach(this.roots, this.all)].filter((id) => !id.startsWith(INLINE)).sort();
    return Object.fromEntries(reached.map((id) => [id, this.inlined(id)]));
  }

  private idOf(schema: z.ZodType): string {
    return this.known.get(schema)?.id ?? '';
  }

  /** A schema without a name that stands in another is no component: it is written where it is meant. */
  private inlined(id: string): Json {
    return rewrite(this.all[id], (object) => {
      const target = typeof object.$ref === 'string' ? object.$ref.slice(COMPONENTS.length) : '';
      return target.startsWith(INLINE) ? this.inlined(target) : object;
    }) as Json;
  }

  private convert(): Record<string, Json> {
    const { schemas } = z.toJSONSchema(this.known, {
      target: 'draft-2020-12',
      io: 'input',
      unrepresentable: 'any',
      uri: (id) => COMPONENTS + id,
    });
    const { __shared, ...named } = schemas as Record<string, Json>;
    const [json] = Object.values(isObject(__shared?.$defs) ? __shared.$defs : {});
    return rewrite({ ...named, ...(json === undefined ? {} : { [ANY_JSON]: json }) }, tidy) as Record<string, Json>;
  }
}

function reach(ids: string[], all: Record<string, Json>, reached = new Set<string>()): Set<string> {
  for (const id of ids.filter((name) => !reached.has(name))) {
    reached.add(id);
    reach(
      referencesIn(all[id]).map((reference) => reference.slice(COMPONENTS.length)),
      all,
      reached,
    );
  }
  return reached;
}

function open(schema: Json): Json {
  const { additionalProperties, ...rest } = schema;
  return additionalProperties === false ? rest : schema;
}

/** Leaves out what says nothing: the bounds of every whole number, keys that are strings, the pattern of every time. */
function tidy(schema: Json): Json {
  const { $schema: _schema, $id: _id, ...rest } = schema;
  if (typeof rest.$ref === 'string' && rest.$ref.startsWith(`${COMPONENTS}__shared`)) {
    return { $ref: COMPONENTS + ANY_JSON };
  }
  if (Math.abs(Number(rest.minimum)) === Number.MAX_SAFE_INTEGER) {
    delete rest.minimum;
  }
  if (rest.maximum === Number.MAX_SAFE_INTEGER) {
    delete rest.maximum;
  }
  if (rest.format === 'date-time') {
    delete rest.pattern;
  }
  if (JSON.stringify(rest.propertyNames) === '{"type":"string"}') {
    delete rest.propertyNames;
  }
  return rest;
}
