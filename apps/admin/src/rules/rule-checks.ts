import type { LintResult, RuleSetFiles, TestResult, Trial, TriedComment } from '@palaver/contracts';
import { CheckAbortedError, type CheckedRuleSet, type RuleSetCheck, type RuleSetChecker } from '@palaver/moderation';
import { type RuleSetVersionRepository, type VersionRules } from '@palaver/persistence';
import { type FieldProblem, ProblemError } from '@palaver/platform';

const MAX_ERRORS = 20;
const PINNED = /^([a-z][a-z0-9-]{0,63})(?:@(\d{1,9}))?$/;

/** A rule set that can be published. */
export interface SoundRuleSet {
  hash: string;
  document: string;
  title: string | null;
  rules: VersionRules;
}

/** What is wrong with a rule set of a site, and what stands in the way of publishing it. */
export class RuleChecks {
  constructor(
    private readonly checker: Pick<RuleSetChecker, 'check' | 'tryOut'>,
    private readonly versions: Pick<RuleSetVersionRepository, 'find' | 'list'>,
  ) {}

  async lint(siteId: string, id: string, files: RuleSetFiles): Promise<LintResult> {
    return (await this.check(siteId, id, files, { tests: false, advice: true })).lint;
  }

  /** @throws ProblemError 422 when there is nothing that could be tested */
  async test(siteId: string, id: string, files: RuleSetFiles): Promise<TestResult> {
    const { lint, tests } = await this.check(siteId, id, files, { tests: true, advice: false });
    if (!tests) {
      throw brokenRuleSet(lint);
    }
    return tests;
  }

  /** What a comment that never was comes to. @throws ProblemError 422 while the rule set cannot be read */
  async tryOut(siteId: string, id: string, files: RuleSetFiles, comment: TriedComment): Promise<Trial> {
    const answer = await this.withPacks(siteId, (packs) => this.checker.tryOut({ id, files, packs, comment }));
    if ('lint' in answer) {
      throw brokenRuleSet(answer.lint);
    }
    return answer.trial;
  }

  /** @param tested for what is new; what ran once need not pass again. @throws ProblemError 422 with what was found */
  async requireSound(siteId: string, id: string, files: RuleSetFiles, tested: boolean): Promise<SoundRuleSet> {
    const {
      lint,
      document,
      rules,
      title = null,
      tests,
    } = await this.check(siteId, id, files, { tests: tested, advice: tested });
    if (lint.hash === null || document === undefined || rules === undefined) {
      throw brokenRuleSet(lint);
    }
    if (tests?.ok === false) {
      throw failingTests(tests);
    }
    return { hash: lint.hash, document, title, rules };
  }

  /** Undefined when lint has something to say. */
  async soundOrNothing(siteId: string, id: string, files: RuleSetFiles): Promise<SoundRuleSet | undefined> {
    const {
      lint,
      document,
      rules,
      title = null,
    } = await this.check(siteId, id, files, { tests: false, advice: false });
    const { hash } = lint;
    return hash === null || document === undefined || rules === undefined
      ? undefined
      : { hash, document, title, rules };
  }

  private check(
    siteId: string,
    id: string,
    files: RuleSetFiles,
    wanted: Pick<RuleSetCheck, 'tests' | 'advice'>,
  ): Promise<CheckedRuleSet> {
    return this.withPacks(siteId, (packs) => this.checker.check({ id, files, packs, ...wanted }));
  }

  /** Asks again with the site's own versions that the rule set turns out to extend. */
  private async withPacks<Answer extends object>(
    siteId: string,
    ask: (packs: Record<string, string | null>) => Promise<Answer | { wants: string[] }>,
  ): Promise<Answer> {
    const packs: Record<string, string | null> = {};
    for (;;) {
      const answer = await ask(packs).catch(refuseAborted);
      if (!('wants' in answer)) {
        return answer;
      }
      for (const reference of answer.wants) {
        packs[reference] = await this.pack(siteId, reference);
      }
    }
  }

  private async pack(siteId: string, reference: string): Promise<string | null> {
    const [, id = '', pinned] = PINNED.exec(reference) ?? [];
    const number =
      pinned === undefined ? (await this.versions.list(siteId, id, { limit: 1 }))[0]?.version : Number(pinned);
    const version = number === undefined ? undefined : await this.versions.find(siteId, id, number);
    return version ? JSON.stringify({ ...(JSON.parse(version.document) as object), version: number }) : null;
  }
}

function brokenRuleSet({ issues }: LintResult): ProblemError {
  const errors = issues.map(({ message, line, column, hint }) => ({
    pointer: '/source',
    detail: `${line === undefined ? '' : `line ${line}, column ${column}: `}${message}${hint ? `; ${hint}` : ''}`,
  }));
  return refusal('rule-set-broken', 'Correct the rule set; lint shows the same issues.', errors, { issues });
}

function failingTests({ ran, failures }: TestResult): ProblemError {
  const errors = failures.map(({ rule, kind, index, detail }) => ({
    pointer: '/source',
    detail: `${rule}: example ${index + 1} under ${kind} ends with ${detail}`,
  }));
  const detail = `${failures.length} of ${ran} inline tests fail; correct the rules or their examples.`;
  return refusal('rule-tests-failed', detail, errors, { ran, failures });
}

/** RFC 9457 lets a problem carry members of its own: here everything that was found, with its place. */
function refusal(type: string, detail: string, errors: FieldProblem[], members: object): ProblemError {
  const problem = new ProblemError(422, type, detail, { errors: errors.slice(0, MAX_ERRORS) });
  return new ProblemError(422, type, detail, {
    body: { ...problem.toProblem(), ...members },
    headers: { 'content-type': 'application/problem+json' },
  });
}

function refuseAborted(error: unknown): never {
  if (error instanceof CheckAbortedError) {
    const detail = 'Checking the rule set took too long or too much memory; make its lists and patterns smaller.';
    throw new ProblemError(422, 'rule-set-too-large', detail, { cause: error });
  }
  throw error;
}
