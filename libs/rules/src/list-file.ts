import { rememberOrigin, type Place } from './locate.js';
import { readSource } from './read-source.js';
import { RuleSetError } from './rule-set-error.js';
import { checkForm } from './schema/check-form.js';
import { entryDetailsSchema, type ListEntry } from './schema/list.schema.js';

/** An entry and, in braces, what is said about it: `term { until: 2026-12-31, language: de, note: why }`. */
const detailed = /^(.*\S)\s+(\{.*\})$/s;

function readEntry(line: string, place: Place): ListEntry {
  const [, term, details] = detailed.exec(line) ?? [];
  if (term === undefined || details === undefined) {
    return line;
  }
  const column = line.length - details.length;
  const shift = (inner: Place): Place => ({ ...place, column: (place.column ?? 1) + column + (inner.column ?? 1) - 1 });
  try {
    const { data, origin } = readSource(details);
    const checked = checkForm(entryDetailsSchema, data, (path, what) => shift(origin(path, what)));
    if ('issues' in checked) {
      throw new RuleSetError(checked.issues.map((issue) => ({ ...issue, file: place.file, line: place.line })));
    }
    const entry = { term, ...checked.data };
    rememberOrigin(entry, () => place);
    return entry;
  } catch (error) {
    if (error instanceof RuleSetError && error.issues.some((issue) => issue.line === 1 && issue.file === undefined)) {
      throw new RuleSetError(error.issues.map((issue) => ({ ...issue, ...shift(issue) })));
    }
    throw error;
  }
}

/**
 * Reads a list file: one entry per line, blank lines and lines that start with # left out. `file` is named in errors.
 * Throws RuleSetError with every line that cannot be read.
 */
export function parseListFile(content: string, file?: string): ListEntry[] {
  const entries: ListEntry[] = [];
  const issues: RuleSetError['issues'] = [];
  content.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) {
      return;
    }
    try {
      entries.push(readEntry(line, { file, line: index + 1, column: raw.length - raw.trimStart().length + 1 }));
    } catch (error) {
      if (!(error instanceof RuleSetError)) {
        throw error;
      }
      issues.push(...error.issues);
    }
  });
  if (issues.length > 0) {
    throw new RuleSetError(issues);
  }
  return entries;
}
