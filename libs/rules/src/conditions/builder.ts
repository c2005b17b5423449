import { compileRegex, maxProgramSize, type CompiledRegex } from './regex.js';
import type { FactNeeds, RateNeed, RateOf, SimilarNeed } from '../facts.js';
import { isFactSource } from '../list-sources.js';
import { placeOf } from '../locate.js';
import type { RuleSetIssue } from '../rule-set-error.js';
import type { ListEntry, TermList } from '../schema/list.schema.js';
import type { Mode, RuleSetDocument } from '../schema/rule-set.schema.js';
import { didYouMean } from '../suggest.js';
import { TermTable, type SlotOptions } from '../term-table.js';

type Path = readonly (string | number)[];
const maxSetSize = 50_000;
const maxRegexes = 1_000;

/** What compiling a rule set shares between its conditions. Problems are gathered, not thrown. */
export class Builder {
  readonly terms = new TermTable();
  readonly issues: RuleSetIssue[] = [];
  private readonly regexes = new Map<string, CompiledRegex>();
  inlineTerms = 0;
  /** A rule looks at the language of the comment. */
  asksLanguage = false;
  private regexSize = 0;
  private ownerSize = 0;
  private isTooLarge = false;
  private owner: { part: object; path: Path } | undefined;
  private isOff = false;
  private readonly needs = {
    rates: new Map<string, RateNeed>(),
    similar: new Map<string, SimilarNeed>(),
    lists: new Set<string>(),
  };

  constructor(readonly document: RuleSetDocument) {}

  /** Names the rule whose conditions are compiled next, for the place in errors. One that is off needs no facts. */
  enter(part: object & { mode?: Mode }, path: Path): void {
    this.owner = { part, path };
    this.ownerSize = 0;
    this.isOff = part.mode === 'off';
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
  entries(list: TermList): { terms: readonly ListEntry[]; facts: readonly string[] } {
    const from = list.from === undefined ? [] : Array.isArray(list.from) ? list.from : [list.from];
    const facts = from.filter(isFactSource);
    for (const fact of this.isOff ? [] : facts) {
      this.needs.lists.add(fact);
    }
    return { terms: list.terms ?? [], facts };
  }

  /** A slot of the term table for terms that stand in a condition. */
  addInline(terms: readonly string[], options: SlotOptions): number {
    this.inlineTerms += terms.length;
    return this.terms.add(terms, options);
  }

  get factNeeds(): FactNeeds {
    const { rates, similar, lists } = this.needs;
    const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
    return {
      rates: [...rates.values()].sort(byKey),
      similar: [...similar.values()].sort(byKey),
      lists: [...lists].sort(),
    };
  }

  needsLanguage(): void {
    this.asksLanguage ||= !this.isOff;
  }

  needsRate(key: string, of: RateOf, windowMs: number): void {
    if (!this.isOff) {
      this.needs.rates.set(key, { key, of, windowMs });
    }
  }

  needsSimilar(need: SimilarNeed): void {
    if (!this.isOff) {
      this.needs.similar.set(need.key, need);
    }
  }

  regex(source: string, caseSensitive: boolean, path: Path): CompiledRegex | undefined {
    const key = `${caseSensitive ? 's' : 'i'}${source}`;
    const known = this.regexes.get(key);
    const compiled = known ?? compileRegex(source, caseSensitive);
    if ('problem' in compiled) {
      this.fail(compiled.problem, path, compiled.hint);
      return undefined;
    }
    const wasWithin = this.ownerSize <= maxProgramSize;
    this.ownerSize += compiled.size;
    if (wasWithin && this.ownerSize > maxProgramSize) {
      this.fail(`the patterns of one rule need more than ${maxProgramSize} instructions`, path, 'split the rule');
    }
    if (known === undefined) {
      this.regexes.set(key, compiled);
      this.regexSize += compiled.size;
      this.holdToLimits(path);
    }
    return compiled;
  }

  get patterns(): CompiledRegex[] {
    return [...this.regexes.values()];
  }

  private holdToLimits(path: Path): void {
    if (this.regexes.size === maxRegexes + 1) {
      this.fail(`more than ${maxRegexes} patterns in one rule set`, path, 'use lists of terms where they do');
    }
    if (this.regexSize > maxSetSize && !this.isTooLarge) {
      this.isTooLarge = true;
      this.fail(`the patterns of the rule set need more than ${maxSetSize} instructions`, path);
    }
  }
}
