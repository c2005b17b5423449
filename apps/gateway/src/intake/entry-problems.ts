import { randomUUID } from 'node:crypto';
import { type Logger, ProblemError, toProblemError } from '@palaver/platform';

/** SQLSTATE classes of bad data; the schema lets through what only the database knows, such as the year 0. */
const BAD_DATA = /^2[23]/;

/** Turns what went wrong with one event into its problem; the store being away concerns the whole request instead. */
export class EntryProblems {
  constructor(
    private readonly logger: Pick<Logger, 'error'>,
    private readonly onInvalid: () => void = () => undefined,
  ) {}

  /** The event's own fault where the store refused its data; otherwise the error as it is. */
  ofStore(error: unknown): unknown {
    const { code } = (error ?? {}) as { code?: unknown };
    if (typeof code === 'string' && code.length === 5 && BAD_DATA.test(code)) {
      return new ProblemError(422, 'not-storable', 'A value is outside what can be stored; check times and numbers.', {
        cause: error,
      });
    }
    return error;
  }

  /** @throws when the whole request must be repeated. */
  ofEntry(error: unknown): ProblemError {
    const problem = toProblemError(error);
    if (problem === undefined) {
      const id = randomUUID();
      this.logger.error({ err: error, errorId: id }, 'an event of a batch failed');
      return new ProblemError(500, 'internal-error', `Something failed on our side; it is logged as ${id}.`);
    }
    if (problem.status === 503) {
      throw error;
    }
    if (problem.status === 422 || problem.status === 400) {
      this.onInvalid();
    }
    return problem;
  }
}
