import type { z } from 'zod';

/** What a value of a rule set is called in a sentence. */
export function kindOf(value: unknown): string {
  if (value === null) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
    case 'bigint':
      return 'a number';
    case 'boolean':
      return String(value);
    case 'undefined':
      return 'nothing';
    default:
      return 'keys with values';
  }
}

const expectedKinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of two',
  object: 'keys with values',
  record: 'keys with values',
};

export const expectedKind = (expected: string): string => expectedKinds[expected] ?? expected;

/** Says what is wrong in plain words, wherever the schema has no words of its own. */
export const issueText: z.core.$ZodErrorMap = (issue) => {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) {
        return `${String(issue.path?.at(-1) ?? 'the rule set')} is missing`;
      }
      return typeof input === 'number' && issue.expected === 'int'
        ? `must be a whole number, not ${input}`
        : `must be ${expectedKind(issue.expected)}, not ${kindOf(input)}`;
    case 'invalid_value':
      return input === undefined
        ? `${String(issue.path?.at(-1))} is missing`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
    case 'too_big': {
      const isLeast = issue.code === 'too_small';
      const limit = String(isLeast ? issue.minimum : issue.maximum);
      if (isLeast && limit === '1' && issue.origin !== 'number' && issue.origin !== 'int') {
        return 'must not be empty';
      }
      const bound = `${isLeast ? 'at least' : 'at most'} ${limit}`;
      return issue.origin === 'string'
        ? `must be ${bound} characters`
        : `must ${issue.origin === 'array' ? 'hold' : 'be'} ${bound}`;
    }
    case 'invalid_format':
      return issue.format === 'datetime' ? 'must be a time such as 2026-01-31T12:00:00Z' : undefined;
    default:
      return undefined;
  }
};
