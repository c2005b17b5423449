import { type ImportLine, importLineSchema, type ImportProblem, MAX_IMPORT_LINE_BYTES } from '@palaver/contracts';
import { type ImportItem } from '@palaver/persistence';
import { parseJson, ProblemError, validate } from '@palaver/platform';
import { z } from 'zod';
import { timeProblems } from './line-times.js';
import { type RawLine } from './read-lines.js';
import { toImportItem } from './to-import-item.js';

const INVALID = { type: 'invalid-line', unknownKey: 'unknown key; own fields go into meta' };
const DETAIL = 'Correct the fields named in errors and import the line again.';

// One function instead of a walk through the schema, which still tells what is wrong with a line that does not fit.
const compiledLine = z.compile(importLineSchema, { strict: true });

/** The line as it is stored, or what to change in it. */
export function checkLine({ number, bytes }: RawLine, now: number): { item: ImportItem } | { problem: ImportProblem } {
  try {
    if (bytes.length > MAX_IMPORT_LINE_BYTES) {
      const detail = `The line is longer than ${MAX_IMPORT_LINE_BYTES} bytes; shorten it.`;
      throw new ProblemError(422, INVALID.type, detail);
    }
    const sent = parseJson(bytes);
    return { item: toImportItem(number, checked(sent, now), sent) };
  } catch (error) {
    if (error instanceof ProblemError) {
      const { detail, errors } = error;
      return { problem: { line: number, detail: detail.replace(/\b(The|the) body\b/, '$1 line'), errors } };
    }
    throw error;
  }
}

function checked(sent: unknown, now: number): ImportLine {
  const line = validate(compiledLine, sent, { ...INVALID, detail: DETAIL });
  const errors = timeProblems(line, now);
  if (errors.length > 0) {
    throw new ProblemError(422, INVALID.type, DETAIL, { errors });
  }
  return line;
}
