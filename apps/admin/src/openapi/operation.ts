import { type z } from 'zod';

/** A route as the OpenAPI document tells it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Sent as NDJSON: each line. */
  line?: z.ZodType;
  /** Sent in If-Match. */
  conditional?: true;
  status: 200 | 201 | 202 | 204;
  answer?: z.ZodType;
  /** Answered as NDJSON, or as CSV: each line. */
  answerLine?: z.ZodType;
  /** What it may be refused with, beyond 401, 403, 404, 429 and 503. */
  refusals?: number[];
}
