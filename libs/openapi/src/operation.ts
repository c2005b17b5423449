import { type z } from 'zod';

/** What a request looks like that can be sent as it stands, and what is answered to it. */
export interface OperationExample {
  /** By parameter, where it is not the service's example of it. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  /** More bodies the operation takes, each by what it is. */
  bodies?: Record<string, unknown>;
  /** Sent as NDJSON. */
  lines?: unknown[];
  /** Nothing where nothing is answered. */
  answer?: unknown;
  /** A line of what is answered as NDJSON, and the same as CSV. */
  answerLine?: unknown;
  answerCsv?: string;
}

/** Another answer an operation may give. */
export interface OtherAnswer {
  status: number;
  description: string;
  answer: z.ZodType;
  example: unknown;
}

export interface HeaderParameter {
  name: string;
  description: string;
  required?: boolean;
  example: string;
}

/** A route as the OpenAPI document tells it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  /** The name clients call it by: a verb and a noun, unique in its document. */
  id?: string;
  /** One sentence, or several: the first becomes the title. */
  summary: string;
  /** More than the summary says. */
  description?: string;
  /** Who may call it, by the names of the service's `callers`; its first one unless given. */
  caller?: string;
  /** What a caller must be permitted to do, and the roles that are. */
  permission?: { name: string; roles: readonly string[] };
  query?: z.ZodObject;
  headers?: HeaderParameter[];
  /** Sent in If-Match. */
  conditional?: true;
  body?: z.ZodType;
  /** Sent as NDJSON: each line. */
  line?: z.ZodType;
  status: 200 | 201 | 202 | 204;
  answer?: z.ZodType;
  /** `application/json` unless given. */
  answerType?: string;
  /** Answered as NDJSON, or as CSV: each line. */
  answerLine?: z.ZodType;
  also?: OtherAnswer[];
  /** What it may be refused with, beyond what every operation of its service may be. */
  refusals?: number[];
  example?: OperationExample;
}

/** A message the service sends to sites. */
export interface Webhook {
  type: string;
  summary: string;
  description: string;
  body: z.ZodType;
  headers: HeaderParameter[];
  example: unknown;
}

/** Everything a document is made of. */
export interface Service {
  title: string;
  description: string;
  url: string;
  operations: Operation[];
  /** By name; the first is the usual one. Each value is an OpenAPI security requirement list. */
  callers: Record<string, Record<string, string[]>[]>;
  securitySchemes: Record<string, object>;
  /** What each group of routes is about. */
  tags: Record<string, string>;
  /** Statuses any operation may be refused with that is not open to everybody. */
  refusals: number[];
  /** Said of a status. */
  problems: Record<number, string>;
  webhooks: Webhook[];
  /** Parameters of paths and queries that are called the same wherever they occur. */
  parameters: Record<string, { description: string; example?: string; schema?: object }>;
}
