/** One field that is wrong: where (a JSON pointer) and what to change. */
export interface FieldProblem {
  pointer: string;
  detail: string;
}

/** RFC 9457; the shape of `problemSchema` in the contracts. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: FieldProblem[];
}

export interface ProblemOptions {
  errors?: FieldProblem[];
  headers?: Record<string, string>;
  /** Instead of the problem, for example the fresh copy of what changed (412). */
  body?: unknown;
  cause?: unknown;
}

/**
 * An answer that is not a success. `type` is the last part of a stable relative address: `invalid-event` becomes
 * `/problems/invalid-event` with the title "Invalid event". `detail` tells the caller what to change.
 */
export class ProblemError extends Error {
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly errors: FieldProblem[] | undefined;
  readonly body: unknown;

  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
    options: ProblemOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.code = type.replaceAll('-', '_');
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.body = options.body;
  }

  toProblem(instance?: string): ProblemBody {
    return {
      type: `/problems/${this.type}`,
      title: this.type[0]?.toUpperCase() + this.type.slice(1).replaceAll('-', ' '),
      status: this.status,
      detail: this.detail,
      ...(instance === undefined ? {} : { instance }),
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
  }
}
