export interface RuleSetIssue {
  message: string;
  path: (string | number)[];
  file?: string;
  line?: number;
  column?: number;
  hint?: string;
}

/** One line for people: place, what is wrong, where in the rule set, and what may have been meant. */
export function describeIssue(issue: RuleSetIssue, severity?: 'error' | 'advice'): string {
  const place = [issue.file, issue.line, issue.column].filter((part) => part !== undefined).join(':');
  const path = issue.path.length > 0 ? ` (${issue.path.join('.')})` : '';
  const hint = issue.hint === undefined ? '' : `; ${issue.hint}`;
  const kind = severity === undefined ? '' : `${severity}: `;
  return `${place === '' ? '' : `${place}: `}${kind}${issue.message}${path}${hint}`;
}

/** A rule set that cannot be used. `issues` holds everything found, with its place in the source where known. */
export class RuleSetError extends Error {
  readonly code = 'rule-set';

  constructor(
    readonly issues: RuleSetIssue[],
    options?: ErrorOptions,
  ) {
    super(issues.map((issue) => describeIssue(issue)).join('\n'), options);
    this.name = 'RuleSetError';
  }
}

/** Everything wrong that a function finds in a rule set; empty when it succeeds. */
export function issuesIn(run: () => unknown): RuleSetIssue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof RuleSetError) {
      return error.issues;
    }
    throw error;
  }
  return [];
}
