import type { ImportLine } from '@palaver/contracts';
import type { FieldProblem } from '@palaver/platform';

/** Before there were comments on the web, a time is a placeholder or a wrong unit. */
const EARLIEST = Date.parse('1990-01-01T00:00:00Z');
const CLOCK_SKEW_MS = 5 * 60_000;

/** Times that cannot be: in the future, or older than the web. */
export function timeProblems(line: ImportLine, now: number): FieldProblem[] {
  const times: [pointer: string, time: string | undefined][] = [
    ['/createdAt', line.createdAt],
    ['/updatedAt', line.updatedAt],
    ['/decision/decidedAt', line.decision.decidedAt],
    ['/author/createdAt', line.author.createdAt],
    ['/article/updatedAt', line.article.updatedAt],
  ];
  return times.flatMap(([pointer, time]) => {
    const detail = time === undefined ? undefined : timeProblem(Date.parse(time), now);
    return detail === undefined ? [] : [{ pointer, detail: detail + (pointer === '/createdAt' ? '' : LEAVE_OUT) }];
  });
}

const LEAVE_OUT = ', or leave it out';

function timeProblem(at: number, now: number): string | undefined {
  if (at > now + CLOCK_SKEW_MS) {
    return 'is in the future: send when it was, with the right offset';
  }
  return at < EARLIEST ? 'is before 1990: send when it was' : undefined;
}
