export interface RuleSetIssue {
  message: string;
  path: (string | number)[];
  file?: string;
  line?: number;
  column?: number;
  hint?: string;
}

function describe(issue: RuleSetIssue): string {
  const place = [issue.file, issue.line, issue.column].filter((part) => part !== undefined).join(':');
  const path = issue.path.length > 0 ? ` (${issue.path.join('.')})` : '';
  const hint = issue.hint === undefined ? '' : `; ${issue.hint}`;
  return `${place === '' ? '' : `${place}: `}${issue.message}${path}${hint}`;
}

/** A rule set that cannot be used. `issues` holds everything found, with its place in the source where known. */
export class RuleSetError extends Error {
  readonly code = 'rule-set';

  constructor(readonly issues: RuleSetIssue[]) {
    super(issues.map(describe).join('\n'));
    this.name = 'RuleSetError';
  }
}
