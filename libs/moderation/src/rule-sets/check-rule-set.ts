import type { LintResult, RuleSetFiles, TestResult } from '@palaver/contracts';
import {
  canonicalJson,
  compile,
  type CompiledRuleSet,
  findPack,
  type LintReport,
  lintRuleSet,
  parseListFile,
  parseRuleSet,
  type PatternCost,
  readBundledList,
  resolveRuleSet,
  type RuleSetDocument,
  RuleSetError,
  type RuleSetIssue,
  runInlineTests,
} from '@palaver/rules';
import type { VersionRules } from '@palaver/persistence';
import { versionRules } from '../brake/version-rules.js';

export interface RuleSetCheck {
  id: string;
  files: RuleSetFiles;
  /** Canonical JSON of the site's own versions it extends, by reference as written; null where there is none. */
  packs: Record<string, string | null>;
  /** Inline tests cost more than the rest, and are not always wanted. */
  tests: boolean;
  /** So does advice, and trying the patterns on sample texts: what fails there may run and must not be published. */
  advice: boolean;
}

export interface CheckedRuleSet {
  lint: LintResult;
  /** Only without issues. */
  document?: string;
  rules?: VersionRules;
  title?: string | null;
  tests?: TestResult;
}

/** A check, or the packs it cannot do without. */
export type CheckAnswer = { wants: string[] } | CheckedRuleSet;

const NOTHING: LintReport = { errors: [], warnings: [], patterns: [] };

/** Reads, resolves and compiles a rule set as publishing it would. Pure but for the files of packs. */
export function checkRuleSet({ id, files, packs, tests, advice }: RuleSetCheck): CheckAnswer {
  try {
    const parsed = parseRuleSet(files.source, `${id}.yaml`);
    if (parsed.id !== id) {
      throw new RuleSetError([{ message: `is called ${parsed.id} and stored as ${id}`, path: ['id'], hint: id }]);
    }
    const wants = parsed.extends.filter((name) => packs[name] === undefined && findPack(name) === undefined);
    if (wants.length > 0) {
      return { wants };
    }
    const document = resolve(parsed, files.lists, packs);
    const compiled = compile(document);
    const { errors, warnings, patterns } = advice ? lintRuleSet(parsed, compiled, new Date()) : NOTHING;
    const told = { advice: warnings.map(plainIssue), patterns: patterns.map(plainCost) };
    if (errors.length > 0) {
      return { lint: { ok: false, hash: null, issues: errors.map(plainIssue), ...told } };
    }
    return {
      lint: { ok: true, hash: compiled.hash, issues: [], ...told },
      document: canonicalJson(document),
      rules: versionRules(document),
      title: document.title ?? null,
      ...(tests ? { tests: runTests(compiled) } : {}),
    };
  } catch (error) {
    if (error instanceof RuleSetError) {
      return { lint: { ok: false, hash: null, issues: error.issues.map(plainIssue), advice: [], patterns: [] } };
    }
    throw error;
  }
}

/** Without the number its author may have given it: a version's number is the store's, and equal rules have one hash. */
function resolve(
  parsed: RuleSetDocument,
  lists: Record<string, string>,
  packs: Record<string, string | null>,
): RuleSetDocument {
  const ownPack = (name: string) => {
    const document = packs[name];
    return typeof document === 'string' ? (JSON.parse(document) as RuleSetDocument) : undefined;
  };
  const { version: _, ...document } = resolveRuleSet(
    parsed,
    (name) => ownPack(name) ?? findPack(name),
    (name) => (lists[name] === undefined ? readBundledList(name) : parseListFile(lists[name])),
  );
  return document;
}

function runTests(compiled: CompiledRuleSet): TestResult {
  const results = runInlineTests(compiled);
  const failures = results
    .filter(({ ok }) => !ok)
    .map(({ rule, kind, index, detail = 'no detail' }) => ({ rule, kind, index, detail }));
  return { ok: failures.length === 0, ran: results.length, failures };
}

function plainIssue({ message, path, file, line, column, hint }: RuleSetIssue): LintResult['issues'][number] {
  return { message, path, file, line, column, hint };
}

function plainCost({ literals, ...cost }: PatternCost): LintResult['patterns'][number] {
  return { ...cost, literals: literals && [...literals] };
}
