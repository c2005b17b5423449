/** Nothing answered: the network is gone, or Palaver is stopped. */
export class UnreachableError extends Error {
  readonly code = 'unreachable';
}

export interface Problem {
  type: string;
  detail: string;
  errors: { pointer: string; detail: string }[];
}

/** The admin answered, and will not do it. */
export class RefusedError extends Error {
  readonly code: string;
  readonly problem: Problem;

  constructor(
    readonly status: number,
    /** What the problem holds beside, such as the item as it is now. */
    readonly content: unknown,
  ) {
    const problem = toProblem(content);
    super(problem.detail);
    this.problem = problem;
    this.code = problem.type.replace(/^.*\/problems\//, '');
  }
}

function toProblem(content: unknown): Problem {
  const { type, detail, errors } = (content ?? {}) as Partial<Problem>;
  return { type: type ?? '', detail: detail ?? '', errors: errors ?? [] };
}

export function isRefused(error: unknown, status: number, code?: string): error is RefusedError {
  return error instanceof RefusedError && error.status === status && (code === undefined || error.code === code);
}
