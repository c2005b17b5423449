import { isObject, type Json } from '../json.js';

/** The parts of a document that the page shows. */
export interface Media {
  schema: Json;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
export interface Shown {
  operationId?: string;
  tags?: string[];
  summary: string;
  description?: string;
  security: Record<string, unknown>[];
  parameters: {
    name: string;
    in: string;
    required: boolean;
    description?: string;
    schema: Json;
    example?: string | number;
  }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { $ref?: string; description: string; content?: Record<string, Media> }>;
}
export interface ShownDocument {
  info: { title: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, Shown>>;
  webhooks?: Record<string, { post: Shown }>;
  components: {
    schemas: Record<string, Json>;
    responses: Record<string, { description: string; content?: Record<string, Media> }>;
    securitySchemes: Record<string, { description: string }>;
  };
}

/** The name of a component, from a reference to it. */
export function nameOf(reference: unknown): string | undefined {
  return typeof reference === 'string' ? reference.slice(reference.lastIndexOf('/') + 1) : undefined;
}

export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
