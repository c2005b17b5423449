import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from './suggest.js';
import { originOf, rememberOrigin, type Place } from './locate.js';
import { RuleSetError, type RuleSetIssue } from './rule-set-error.js';
import { knownKeys } from './schema/known-keys.js';
import { ruleSetSchema, type RuleSetDocument } from './schema/rule-set.schema.js';
import { duplicateIds } from './check-references.js';

const maxSourceLength = 4_000_000;
type Path = (string | number)[];
type ZodIssue = z.core.$ZodIssue;

function toPath(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

/** A union fails with the issues of every branch: the branch that got furthest says it best. */
function deepest(issue: ZodIssue): ZodIssue[] {
  if (issue.code !== 'invalid_union') {
    return [issue];
  }
  const depth = (issues: ZodIssue[]): number => Math.max(0, ...issues.map((one) => one.path.length));
  const inner = issue.errors.filter(
    (branch) => !branch.every((one) => one.path.length === 0 && one.code === 'invalid_type'),
  );
  const best = inner.sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  return best === undefined ? [issue] : best.flatMap((one) => deepest({ ...one, path: [...issue.path, ...one.path] }));
}

function toIssues(issue: ZodIssue, place: (path: Path) => Place): RuleSetIssue[] {
  const path = toPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: `unknown key ${key}`,
      path: [...path, key],
      ...place([...path, key]),
      hint: didYouMean(key, knownKeys(path)),
    }));
  }
  const hint: unknown = issue.code === 'custom' ? issue.params?.hint : undefined;
  return [{ message: issue.message, path, ...place(path), hint: typeof hint === 'string' ? hint : undefined }];
}

/**
 * Reads a rule set from YAML 1.2 or JSON and checks its form. References between rules are checked by `compile`,
 * once what it extends is there. `name` is the file named in errors.
 */
export function parseRuleSet(source: string, name?: string): RuleSetDocument {
  if (source.length > maxSourceLength) {
    throw new RuleSetError([{ message: `longer than ${maxSourceLength} characters`, path: [], file: name }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, strict: true });
  if (document.errors.length > 0) {
    throw new RuleSetError(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
          message: error.message.split(/ at line |\n/)[0] ?? error.code,
          path: [],
          file: name,
          line,
          column: col,
        };
      }),
    );
  }
  const origin = originOf(document, lines, name);
  const parsed = ruleSetSchema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (!parsed.success) {
    throw new RuleSetError(parsed.error.issues.flatMap(deepest).flatMap((issue) => toIssues(issue, origin)));
  }
  const ruleSet = parsed.data;
  rememberOrigin(ruleSet, origin);
  for (const section of ['rules', 'composites', 'force', 'exempt'] as const) {
    ruleSet[section].forEach((part, index) => rememberOrigin(part, origin, [section, index]));
  }
  for (const [key, list] of Object.entries(ruleSet.lists)) {
    rememberOrigin(list, origin, ['lists', key]);
  }
  const duplicates = duplicateIds(ruleSet);
  if (duplicates.length > 0) {
    throw new RuleSetError(duplicates);
  }
  return ruleSet;
}
