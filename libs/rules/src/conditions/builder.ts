import { compileRegex, type CompiledRegex } from './regex.js';
import { isFactSource } from '../list-sources.js';
import { placeOf } from '../locate.js';
import type { RuleSetIssue } from '../rule-set-error.js';
import type { RuleSetDocument, TermList } from '../schema/rule-set.schema.js';
import { didYouMean } from '../suggest.js';
import { TermTable } from '../term-table.js';

type Path = readonly (string | number)[];
const maxSetSize = 50_000;
const maxRegexes = 1_000;

/** What compiling a rule set shares between its conditions. Problems are gathered, not thrown. */
export class Builder {
  readonly terms = new TermTable();
  readonly issues: RuleSetIssue[] = [];
  private readonly regexes = new Map<string, CompiledRegex>();
  private regexSize = 0;
  private owner: { part: object; path: Path } | undefined;

  constructor(readonly document: RuleSetDocument) {}

  /** Names the rule whose conditions are compiled next, for the place in errors. */
  enter(part: object, path: Path): void {
    this.owner = { part, path };
  }

  fail(message: string, inner: Path, hint?: string): void {
    const place = this.owner === undefined ? {} : placeOf(this.owner.part, inner);
    this.issues.push({ message, path: [...(this.owner?.path ?? []), ...inner], ...place, hint });
  }

  list(name: string, path: Path): TermList | undefined {
    const list = this.document.lists[name];
    if (list === undefined) {
      const known = Object.keys(this.document.lists);
      this.fail(`unknown list ${name}`, path, didYouMean(name, known) ?? 'declare it under lists');
    }
    return list;
  }

  /** Entries of a list; the names of fact lists it also draws on. */
  entries(list: TermList): { terms: readonly string[]; facts: readonly string[] } {
    const from = list.from === undefined ? [] : Array.isArray(list.from) ? list.from : [list.from];
    return { terms: list.terms ?? [], facts: from.filter(isFactSource) };
  }

  regex(source: string, caseSensitive: boolean, path: Path): CompiledRegex | undefined {
    const key = `${caseSensitive ? 's' : 'i'}${source}`;
    const known = this.regexes.get(key);
    if (known !== undefined) {
      return known;
    }
    const compiled = compileRegex(source, caseSensitive);
    if ('problem' in compiled) {
      this.fail(compiled.problem, path, compiled.hint);
      return undefined;
    }
    this.regexes.set(key, compiled);
    this.regexSize += compiled.size;
    if (this.regexSize > maxSetSize || this.regexes.size > maxRegexes) {
      this.fail(`more than ${maxRegexes} patterns or ${maxSetSize} instructions in one rule set`, path);
    }
    return compiled;
  }
}
