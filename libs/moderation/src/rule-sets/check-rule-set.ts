import type { LintResult, RuleSetFiles, TestResult } from '@palaver/contracts';
import {
  canonicalJson,
  compile,
  type CompiledRuleSet,
  findPack,
  parseListFile,
  parseRuleSet,
  readBundledList,
  resolveRuleSet,
  type RuleSetDocument,
  RuleSetError,
  type RuleSetIssue,
  runInlineTests,
} from '@palaver/rules';

export interface RuleSetCheck {
  id: string;
  files: RuleSetFiles;
  /** Canonical JSON of the site's own versions it extends, by reference as written; null where there is none. */
  packs: Record<string, string | null>;
  /** Inline tests cost more than the rest, and are not always wanted. */
  tests: boolean;
}

export interface CheckedRuleSet {
  lint: LintResult;
  /** Only without issues. */
  document?: string;
  title?: string | null;
  tests?: TestResult;
}

/** A check, or the packs it cannot do without. */
export type CheckAnswer = { wants: string[] } | CheckedRuleSet;

/** Reads, resolves and compiles a rule set as publishing it would. Pure but for the files of packs. */
export function checkRuleSet({ id, files, packs, tests }: RuleSetCheck): CheckAnswer {
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
    return {
      lint: { ok: true, hash: compiled.hash, issues: [] },
      document: canonicalJson(document),
      title: document.title ?? null,
      ...(tests ? { tests: runTests(compiled) } : {}),
    };
  } catch (error) {
    if (error instanceof RuleSetError) {
      return { lint: { ok: false, hash: null, issues: error.issues.map(plainIssue) } };
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
