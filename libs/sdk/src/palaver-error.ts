import { type Problem } from './generated/gateway/index.js';

/** A request that was refused, or that found nobody. `detail` of the problem says what to change. */
export class PalaverError extends Error {
  override readonly name = 'PalaverError';
  readonly code = 'palaver_refused';

  constructor(
    message: string,
    /** The HTTP status; undefined when there was no answer at all. */
    readonly status: number | undefined,
    /** What the server says of it, by field where fields are wrong. */
    readonly problem: Problem | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What a call of the generated client comes to. */
export interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response?: Response;
}

/** @throws PalaverError when it was no success. */
export function dataOf<Data>({ data, error, response }: Outcome<Data>): Data {
  if (response?.ok) {
    return data as Data;
  }
  const problem = isProblem(error) ? error : undefined;
  if (problem === undefined && response === undefined) {
    throw new PalaverError('Palaver could not be reached.', undefined, undefined, { cause: error });
  }
  throw new PalaverError(problem?.detail ?? `Palaver answered ${response?.status}.`, response?.status, problem);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'detail' in value && 'status' in value;
}
