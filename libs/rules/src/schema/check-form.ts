import type { z } from 'zod';
import type { Origin } from '../locate.js';
import type { RuleSetIssue } from '../rule-set-error.js';
import { didYouMean } from '../suggest.js';
import { durationText, meantDuration } from './duration.js';
import { expectedKind, issueText, kindOf } from './issue-text.js';
import { knownKeys } from './known-keys.js';

type Path = (string | number)[];
type ZodIssue = z.core.$ZodIssue;

function toPath(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  );
}

const isRootType = (issue: ZodIssue): boolean => issue.path.length === 0 && issue.code === 'invalid_type';

/** A union fails with the issues of every branch: the branch that got furthest says it best. */
function deepest(issue: ZodIssue): ZodIssue[] {
  if (issue.code !== 'invalid_union') {
    return [issue];
  }
  const depth = (issues: ZodIssue[]): number => Math.max(0, ...issues.map((one) => one.path.length));
  const inner = issue.errors.filter((branch) => !branch.every(isRootType));
  const best = inner.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  return best === undefined ? [issue] : best.flatMap((one) => deepest({ ...one, path: [...issue.path, ...one.path] }));
}

/** A scalar, or a list of scalars, as it is written; undefined of anything else, whose own `toString` is not to be called. */
function asWritten(value: unknown): string | undefined {
  const one = (part: unknown): string | undefined =>
    typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? String(part) : undefined;
  if (!Array.isArray(value)) {
    return one(value);
  }
  const parts = value.map(one);
  return parts.includes(undefined) ? undefined : `[${parts.join(', ')}]`;
}

/** What the shortest tests on a signal look like, by the keys that may stand there. */
function testsFor(keys: readonly string[], value: unknown, shown: string): string | undefined {
  const list = Array.isArray(value) ? shown : `[${shown}]`;
  if (keys.includes('within')) {
    return `{ any: ${list} }`;
  }
  if (keys.includes('terms')) {
    return `{ terms: ${list} }`;
  }
  if (keys.includes('startsWith')) {
    return Array.isArray(value) ? `{ in: ${shown} }` : `{ eq: ${shown} }`;
  }
  return keys.includes('gte') && !Array.isArray(value) ? `{ eq: ${shown} }` : undefined;
}

function hintForType(expected: string, value: unknown, path: Path, root: z.ZodType): string | undefined {
  const shown = asWritten(value);
  if (shown === undefined) {
    return undefined;
  }
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `put it in quotes: '${shown}'`;
  }
  if ((expected === 'number' || expected === 'int') && typeof value === 'string' && Number.isFinite(Number(value))) {
    return `write it without quotes: ${shown}`;
  }
  if (expected === 'boolean' && typeof value === 'string') {
    return 'write true or false';
  }
  if (expected === 'array' && !Array.isArray(value)) {
    return `put it in brackets: [${shown}]`;
  }
  if (expected === 'object') {
    const tests = testsFor(knownKeys(path, root), value, shown);
    return tests === undefined ? undefined : `write ${tests}`;
  }
  return undefined;
}

function hintOf(issue: ZodIssue, value: unknown, path: Path, root: z.ZodType): string | undefined {
  if (issue.message === durationText) {
    return meantDuration(value);
  }
  switch (issue.code) {
    case 'invalid_type':
      return hintForType(issue.expected, value, path, root);
    case 'invalid_value':
      return typeof value === 'string' ? didYouMean(value, issue.values.map(String)) : undefined;
    case 'invalid_format':
      return typeof value === 'number' ? `put it in quotes: '${value}'` : undefined;
    case 'custom': {
      const hint: unknown = issue.params?.hint;
      return typeof hint === 'string' ? hint : undefined;
    }
    default:
      return undefined;
  }
}

function unionText(issue: ZodIssue & { code: 'invalid_union' }, value: unknown): string {
  const kinds = issue.errors.flat().flatMap((one) => (one.code === 'invalid_type' ? [expectedKind(one.expected)] : []));
  return value === undefined
    ? `${String(issue.path.at(-1))} is missing`
    : `must be ${[...new Set(kinds)].join(' or ')}, not ${kindOf(value)}`;
}

function toIssues(issue: ZodIssue, data: unknown, place: Origin, root: z.ZodType): RuleSetIssue[] {
  const path = toPath(issue.path);
  const value = valueAt(data, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        message: `unknown key ${key}`,
        path: [...path, key],
        ...place([...path, key], 'key'),
        hint: didYouMean(key, knownKeys(path, root)),
      }));
    case 'invalid_key': {
      const [inner] = issue.issues;
      const key = String(path.at(-1));
      const hint = inner?.code === 'invalid_value' ? didYouMean(key, inner.values.map(String)) : undefined;
      return [{ message: `${key} ${inner?.message ?? issue.message}`, path, ...place(path, 'key'), hint }];
    }
    case 'invalid_union': {
      const options = issue.errors.flat().find(isRootType);
      const hint = options?.code === 'invalid_type' ? hintForType(options.expected, value, path, root) : undefined;
      return [{ message: unionText(issue, value), path, ...place(path), hint }];
    }
    default: {
      const isKey = issue.code === 'custom' && issue.params?.key === true;
      return [
        {
          message: issue.message,
          path,
          ...place(path, isKey ? 'key' : 'value'),
          hint: hintOf(issue, value, path, root),
        },
      ];
    }
  }
}

const placeKey = (path: Path): string => JSON.stringify(path);

/** A mistyped key is unknown, and what it was meant to be is missing: once is enough. */
function withoutEchoes(issues: RuleSetIssue[]): RuleSetIssue[] {
  const unknown = issues.filter(({ message }) => message.startsWith('unknown key '));
  const owners = new Set(unknown.map(({ path }) => placeKey(path.slice(0, -1))));
  const meant = new Set(
    unknown.map(({ path, hint }) =>
      placeKey([...path.slice(0, -1), /^did you mean (.+)\?$/.exec(hint ?? '')?.[1] ?? '']),
    ),
  );
  return issues.filter(
    ({ message, path }) =>
      !(message.endsWith(' is missing') && meant.has(placeKey(path))) &&
      !(message.startsWith('must hold ') && owners.has(placeKey(path))),
  );
}

/** Holds data to a schema. Answers the checked data, or everything that is wrong with it and where. */
export function checkForm<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  place: Origin,
): { data: z.output<Schema> } | { issues: RuleSetIssue[] } {
  const parsed = schema.safeParse(data, { error: issueText });
  if (parsed.success) {
    return { data: parsed.data };
  }
  const issues = parsed.error.issues.flatMap(deepest).flatMap((issue) => toIssues(issue, data, place, schema));
  const inOrder = issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return { issues: withoutEchoes(inOrder) };
}
