import { isObject, type Json } from '../json.js';
import { html, type Html } from './html.js';
import { nameOf, objectsIn } from './shapes.js';

const BOUNDS: Record<string, string> = {
  minLength: 'at least {} characters',
  maxLength: 'at most {} characters',
  minimum: 'from {}',
  maximum: 'up to {}',
  minItems: 'at least {} entries',
  maxItems: 'at most {} entries',
  pattern: 'matches {}',
};

/** A schema in a line, and below it its fields, one to a row. */
export function schemaView(schema: Json): Html {
  return html`<div class="schema">${typeLine(schema)}${fieldsOf(schema)}</div>`;
}

function typeLine(schema: Json): Html {
  return html`<span class="type">${typeOf(schema)}</span>${boundsOf(schema)}`;
}

/** What a value is, in words and links. */
export function typeOf(schema: Json): Html | string {
  const name = nameOf(schema.$ref);
  if (name !== undefined) {
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if ('const' in schema) {
    return html`<code>${JSON.stringify(schema.const)}</code>`;
  }
  if (Array.isArray(schema.enum)) {
    return html`${joined(schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`))}`;
  }
  const alternatives = [...objectsIn(schema.anyOf), ...objectsIn(schema.oneOf)];
  if (alternatives.length > 0) {
    return html`${joined(alternatives.map(typeOf))}`;
  }
  if (isObject(schema.items)) {
    return html`array of ${typeOf(schema.items)}`;
  }
  return isMap(schema) ? html`object of ${typeOf(schema.additionalProperties)}` : plainType(schema);
}

function isMap(schema: Json): schema is Json & { additionalProperties: Json } {
  return schema.properties === undefined && isObject(schema.additionalProperties);
}

function plainType({ type, format }: Json): string {
  const types = ([type ?? 'anything'].flat() as string[]).join(' or ');
  return typeof format === 'string' ? `${types} (${format})` : types;
}

function joined(parts: (Html | string)[]): Html[] {
  return parts.map((part, index) => html`${index > 0 && ' or '}${part}`);
}

function boundsOf(schema: Json): Html | false {
  const said = Object.entries(BOUNDS)
    .filter(([bound]) => schema[bound] !== undefined)
    .map(([bound, words]) => words.replace('{}', String(schema[bound])));
  const known = [...said, ...('default' in schema ? [`${JSON.stringify(schema.default)} unless given`] : [])];
  return known.length > 0 && html` <span class="bounds">${known.join(', ')}</span>`;
}

/** The fields of an object, of the entries of an array, or of each form a value may have. */
function fieldsOf(schema: Json): Html | Html[] | false {
  if (isObject(schema.properties)) {
    const required = new Set([schema.required ?? []].flat());
    return html`<dl class="fields">
      ${Object.entries(schema.properties).map(([name, field]) => fieldView(name, field as Json, required.has(name)))}
    </dl>`;
  }
  if (isObject(schema.items)) {
    return fieldsOf(schema.items);
  }
  if (isMap(schema)) {
    return fieldsOf(schema.additionalProperties);
  }
  const forms = [...objectsIn(schema.anyOf), ...objectsIn(schema.oneOf)].filter((form) => isObject(form.properties));
  return forms.map((form) => html`<div class="form">${fieldsOf(form) as Html}</div>`);
}

function fieldView(name: string, field: Json, isRequired: boolean): Html {
  return html`<dt><code>${name}</code>${isRequired && html` <span class="required">required</span>`}</dt>
    <dd>
      ${typeLine(field)}${typeof field.description === 'string' && html`<p>${field.description}</p>`}${fieldsOf(field)}
    </dd>`;
}
