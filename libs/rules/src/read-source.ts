import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { originOf, type Origin } from './locate.js';
import { RuleSetError, type RuleSetIssue } from './rule-set-error.js';

const maxSourceLength = 4_000_000;
const maxDepth = 60;

/** What the parser's codes mean to somebody who writes rules. */
const inWords: Record<string, [message: string, hint?: string]> = {
  DUPLICATE_KEY: ['a key stands here twice', 'keep one of them'],
  TAB_AS_INDENT: ['a tab cannot indent YAML', 'use spaces'],
  BLOCK_AS_IMPLICIT_KEY: ['a second colon in one line', 'put text that holds a colon and a space in quotes'],
  MULTIPLE_DOCS: ['a second document begins here', 'keep one rule set per file'],
  NON_STRING_KEY: ['a key must be text', 'put text that begins with { or [ in quotes'],
  TAG_RESOLVE_FAILED: ['tags such as !name have no meaning here', 'remove the tag or put the text in quotes'],
};

const oneLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split(/ at line |\n/)[0] ?? '';

function syntaxIssue(error: YAMLError, lines: LineCounter, file?: string): RuleSetIssue {
  const { line, col } = lines.linePos(error.pos[0]);
  const [message, hint] = inWords[error.code] ?? [oneLine(error)];
  return { message, path: [], file, line, column: col, hint };
}

function tooDeep(data: unknown, path: (string | number)[] = []): (string | number)[] | undefined {
  if (typeof data !== 'object' || data === null) {
    return undefined;
  }
  if (path.length > maxDepth) {
    return path;
  }
  for (const [key, value] of Object.entries(data)) {
    const found = tooDeep(value, [...path, key]);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function parse(source: string, lines: LineCounter, file?: string) {
  try {
    return parseDocument(source, {
      lineCounter: lines,
      uniqueKeys: true,
      strict: true,
      stringKeys: true,
      logLevel: 'error',
    });
  } catch (error) {
    throw new RuleSetError([{ message: `cannot be read: ${oneLine(error)}`, path: [], file }], { cause: error });
  }
}

/** Reads YAML 1.2 or JSON. Answers plain data and where each part of it stands; throws RuleSetError. */
export function readSource(source: string, file?: string): { data: unknown; origin: Origin } {
  if (source.length > maxSourceLength) {
    throw new RuleSetError([{ message: `longer than ${maxSourceLength} characters`, path: [], file }]);
  }
  const lines = new LineCounter();
  const document = parse(source, lines, file);
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    throw new RuleSetError(problems.map((problem) => syntaxIssue(problem, lines, file)));
  }
  const origin = originOf(document, lines, file);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new RuleSetError(
      [{ message: oneLine(error), path: [], ...origin([]), hint: 'write it out without aliases' }],
      {
        cause: error,
      },
    );
  }
  const deep = tooDeep(data);
  if (deep !== undefined) {
    throw new RuleSetError([{ message: `nested more than ${maxDepth} deep`, path: [], ...origin(deep) }]);
  }
  return { data, origin };
}
