import { placeOf } from '../locate.js';
import type { RuleSetIssue } from '../rule-set-error.js';

type Path = readonly (string | number)[];

/** Gathers advice about the parts of a rule set, each with its place. */
export class Warnings {
  readonly issues: RuleSetIssue[] = [];

  /** `part` is the rule or list that was parsed, `path` leads to it and `inner` on from there. */
  add(part: object, path: Path, inner: Path, message: string, hint?: string): void {
    this.issues.push({ message, path: [...path, ...inner], ...placeOf(part, inner), hint });
  }
}
