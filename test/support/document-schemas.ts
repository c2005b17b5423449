import { type ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export interface MediaType {
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: object;
  description?: string;
  example?: string | number;
}
export interface Described {
  operationId?: string;
  summary: string;
  description?: string;
  tags: string[];
  security: object[];
  parameters: Parameter[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, { content?: Record<string, MediaType> }>;
}
export interface ApiDocument {
  openapi: string;
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, Described>>;
  webhooks?: Record<string, { post: Described }>;
  components: { schemas: Record<string, object> };
}

/** What stands under `example` or `examples`, each with its name. */
export function examplesOf({ example, examples }: MediaType): [name: string, value: unknown][] {
  const named = Object.entries(examples ?? {}).map(([name, { value }]): [string, unknown] => [name, value]);
  return example === undefined ? named : [['', example], ...named];
}

/** Every operation with the name it is told by. */
export function operationsOf(document: ApiDocument): { name: string; method: string; path: string; is: Described }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, is]) => ({ name: `${method.toUpperCase()} ${path}`, method, path, is })),
  );
}

/** Checks values against the schemas of one document, as JSON Schema 2020-12. */
export class DocumentSchemas {
  // OpenAPI's own words beside the schemas are none of a validator's.
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(document: ApiDocument) {
    formats.default(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: document.components });
  }

  /** One line per mistake; none when the value fits. */
  problems(schema: object, value: unknown): string[] {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
    const check = this.ajv.compile(JSON.parse(text) as object);
    return check(value) ? [] : (check.errors ?? []).map(lineOf);
  }
}

function lineOf({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
}
