import { Body, Injectable, type PipeTransform, Query } from '@nestjs/common';
import { type FieldProblem, fieldProblems, pointerOf, ProblemError, validate } from '@palaver/platform';
import { z } from 'zod';

const MAX_ERRORS = 20;

@Injectable()
class BodyPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown): z.output<Schema> {
    const body = validate(this.schema, value ?? {}, { type: 'invalid-request' });
    const errors = [...unstorable(body, [])].slice(0, MAX_ERRORS);
    if (errors.length > 0) {
      throw new ProblemError(422, 'invalid-request', 'Correct the fields named in errors and send it again.', {
        errors,
      });
    }
    return body;
  }
}

/** Postgres stores no NUL; better said by field than by a failed statement. */
function* unstorable(value: unknown, path: readonly PropertyKey[]): Generator<FieldProblem> {
  if (typeof value === 'string' && value.includes('\u0000')) {
    yield { pointer: pointerOf(path), detail: 'must not hold the character NUL' };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      yield* unstorable(entry, [...path, key]);
    }
  }
}

@Injectable()
class QueryPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown): z.output<Schema> {
    const parsed = this.schema.safeParse({ ...(value as object) });
    if (!parsed.success) {
      throw new ProblemError(400, 'invalid-query', 'Correct the query parameters named in errors.', {
        errors: fieldProblems(parsed.error, 'unknown parameter; leave it out'),
      });
    }
    const errors = [...unstorable(parsed.data, [])];
    if (errors.length > 0) {
      throw new ProblemError(400, 'invalid-query', 'Correct the query parameters named in errors.', { errors });
    }
    return parsed.data;
  }
}

/** The JSON body, checked: 422 with one entry per field. No body counts as an empty object. */
export const CheckedBody = (schema: z.ZodType) => Body(new BodyPipe(schema));

/** The query, checked: 400 with one entry per parameter. */
export const CheckedQuery = (schema: z.ZodType) => Query(new QueryPipe(schema));
