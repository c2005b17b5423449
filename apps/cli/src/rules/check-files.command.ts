import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import {
  describeIssue,
  lintRuleSet,
  RuleSetError,
  runInlineTests,
  type InlineTestResult,
  type PatternCost,
  type RuleSetIssue,
} from '@palaver/rules';
import { CommandError } from '../command-error.js';
import { loadRuleSet, type LoadedRuleSet } from '../rule-set-source.js';

interface FileReport {
  file: string;
  errors: RuleSetIssue[];
  warnings?: RuleSetIssue[];
  patterns?: PatternCost[];
  tests?: InlineTestResult[];
}

interface Check {
  readonly run: (loaded: LoadedRuleSet) => Omit<FileReport, 'file'>;
  /** What is said about a file that has no errors. */
  readonly sum: (report: FileReport) => string;
}

const count = (size: number, one: string, more = `${one}s`): string => `${size} ${size === 1 ? one : more}`;

const lint: Check = {
  run: ({ own, ruleSet }) => lintRuleSet(own, ruleSet, new Date()),
  sum: ({ warnings = [], patterns = [] }) => {
    const slowest = patterns.reduce((most, { microseconds }) => Math.max(most, microseconds), 0);
    const tried =
      patterns.length === 0 ? '' : `, ${count(patterns.length, 'pattern')}, the slowest ${slowest} µs a comment`;
    return `no errors, ${count(warnings.length, 'piece', 'pieces')} of advice${tried}`;
  },
};

const test: Check = {
  run: ({ ruleSet }) => {
    const tests = runInlineTests(ruleSet);
    const errors = tests.flatMap(({ rule, kind, index, ok, detail, ...place }): RuleSetIssue[] =>
      ok ? [] : [{ message: `${rule} should ${kind} this example: ${detail}`, path: ['tests', kind, index], ...place }],
    );
    return { tests, errors };
  },
  sum: ({ tests = [] }) => `${count(tests.length, 'example')}, all as they should be`,
};

function check(file: string, { run }: Check): FileReport {
  try {
    return { file, ...run(loadRuleSet(file)) };
  } catch (error) {
    if (error instanceof RuleSetError) {
      return { file, errors: error.issues };
    }
    return { file, errors: [{ message: error instanceof Error ? error.message : String(error), path: [] }] };
  }
}

function inWords(report: FileReport, { sum }: Check): string[] {
  const { file, errors, warnings = [] } = report;
  const lines = [
    ...errors.map((issue) => describeIssue({ file, ...issue }, 'error')),
    ...warnings.map((issue) => describeIssue({ file, ...issue }, 'advice')),
  ];
  return [...lines, `${file}: ${errors.length === 0 ? sum(report) : count(errors.length, 'error')}`];
}

/** `palaver rules lint|test FILE...`: answers 1 when a file cannot be used or an example does not hold. */
export function checkFilesCommand(args: string[], output: Writable = process.stdout): number {
  const options = { json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [verb, ...files] = positionals;
  const wanted = verb === 'lint' ? lint : verb === 'test' ? test : undefined;
  if (wanted === undefined) {
    throw new CommandError('rules takes lint or test; "palaver help" shows how.');
  }
  if (files.length === 0) {
    throw new CommandError(`rules ${verb} needs one or more files, or names of bundled packs.`);
  }
  const reports = files.map((file) => check(file, wanted));
  const ok = reports.every(({ errors }) => errors.length === 0);
  const lines = values.json
    ? [JSON.stringify({ ok, files: reports })]
    : reports.flatMap((report) => inWords(report, wanted));
  output.write(`${lines.join('\n')}\n`);
  return ok ? 0 : 1;
}
