import type { ImportLinesQuery, ImportProblem } from '@palaver/contracts';
import type { ImportChunk, ImportItem } from '@palaver/persistence';
import { checkLine } from './check-line.js';
import { readLines } from './read-lines.js';

/** A body as a chunk of an import, with what is wrong in it by line. @throws ProblemError 422 */
export function checkLines(
  body: Buffer,
  { from, stopOnError }: ImportLinesQuery,
  now: number,
): ImportChunk & { problems: ImportProblem[] } {
  const { lines, end } = readLines(body, from);
  const items: ImportItem[] = [];
  const problems: ImportProblem[] = [];
  for (const line of lines) {
    const found = checkLine(line, now);
    if ('item' in found) {
      items.push(found.item);
    } else {
      problems.push(found.problem);
    }
  }
  return { from, end, items, refused: problems.map(({ line }) => line), stopOnError, problems };
}
