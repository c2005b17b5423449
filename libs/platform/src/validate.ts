import type { z } from 'zod';
import { type FieldProblem, ProblemError } from './problem-error.js';

const MAX_ERRORS = 20;
const MAX_POINTER = 300;

export interface ValidateOptions {
  /** The problem's type, for example `invalid-event`. */
  type: string;
  /** Said of a key the schema does not know. */
  unknownKey?: string;
  detail?: string;
}

/**
 * Parses what a caller sent.
 * @throws ProblemError 422 with one entry per field.
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  options: ValidateOptions,
): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: describeIssue });
  if (parsed.success) {
    return parsed.data;
  }
  const errors = fieldProblems(parsed.error, options.unknownKey);
  throw new ProblemError(422, options.type, options.detail ?? 'Correct the fields named in errors and send it again.', {
    errors,
  });
}

/** The issues as JSON pointers with sentences, at most 20. */
export function fieldProblems(
  error: z.ZodError,
  unknownKey = 'unknown key; leave it out or correct its spelling',
): FieldProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, unknownKey)).slice(0, MAX_ERRORS);
}

function problemsOf(issue: z.core.$ZodIssue, unknownKey: string): FieldProblem[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), detail: unknownKey }));
    case 'invalid_key':
      return [{ pointer: pointerOf(issue.path), detail: `the key ${issue.issues[0]?.message ?? 'is not allowed'}` }];
    default:
      return [{ pointer: pointerOf(issue.path), detail: issue.message }];
  }
}

export function pointerOf(path: readonly PropertyKey[]): string {
  const pointer = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return pointer.length > MAX_POINTER ? `${pointer.slice(0, MAX_POINTER)}...` : pointer;
}

/** Words for the issues a schema leaves unworded; a message given in the schema wins over these. */
function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is required: send ${named(issue.expected)}`
        : `must be ${named(issue.expected)}`;
    case 'invalid_value':
      return issue.input === undefined ? `is required: ${oneOf(issue.values)}` : oneOf(issue.values);
    case 'invalid_union':
      return issue.options ? oneOf(issue.options as z.core.util.Primitive[]) : 'does not have an allowed form';
    case 'too_small':
      return `must have ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `must have ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit(issue.origin)}`;
    default:
      return undefined;
  }
}

const NAMES: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'an array',
};

function named(expected: string): string {
  return NAMES[expected] ?? `a value of type ${expected}`;
}

function oneOf(values: readonly z.core.util.Primitive[]): string {
  return values.length === 1 ? `must be ${String(values[0])}` : `must be one of ${values.map(String).join(', ')}`;
}

function unit(origin: string): string {
  if (origin === 'string') {
    return ' characters';
  }
  return origin === 'array' || origin === 'set' ? ' entries' : '';
}
