import { compileMatcher, createViews, type Matcher, type TermSpec } from '@palaver/text';
import { FieldReading } from './field-reading.js';

/** As many again are kept of those that were asked for before. */
const maxKept = 4_000;
const maxKeptLength = 200;

export interface SlotOptions {
  match: TermSpec['match'];
  views: TermSpec['views'];
  caseSensitive: boolean;
}

/** All terms of a rule set. Each use of terms is a slot; equal terms of several slots are matched once. */
export class TermTable {
  private readonly specs: TermSpec[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly slotsOf: number[][] = [];
  private readonly slots = new Map<string, number>();
  private readonly exceptions: number[] = [];
  private matcher: Matcher | undefined;
  private kept = new Map<string, FieldReading>();
  private keptBefore = new Map<string, FieldReading>();

  /** Hits of these terms are found under the slot's number. */
  add(terms: readonly string[], options: SlotOptions, except: readonly string[] = []): number {
    const key = JSON.stringify([options, terms, except]);
    const known = this.slots.get(key);
    if (known !== undefined) {
      return known;
    }
    const exception =
      except.length === 0 ? -1 : this.add(except, { match: 'word', views: ['base'], caseSensitive: false });
    const slot = this.exceptions.push(exception) - 1;
    this.slots.set(key, slot);
    const form = `${options.match} ${options.views.join(' ')} ${options.caseSensitive}`;
    for (const term of terms) {
      this.addTerm({ term, ...options }, `${form} ${term}`, slot);
    }
    return slot;
  }

  private addTerm(spec: TermSpec, key: string, slot: number): void {
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.specs.push(spec) - 1;
      this.indexes.set(key, index);
      this.slotsOf.push([]);
    }
    this.slotsOf[index]?.push(slot);
  }

  get termCount(): number {
    return this.specs.length;
  }

  compile(): Matcher {
    this.matcher ??= compileMatcher(this.specs);
    return this.matcher;
  }

  /** The reading of a short text that comes again and again, such as a username or a headline. */
  readAgain(text: string): FieldReading {
    if (text.length > maxKeptLength) {
      return new FieldReading(createViews(text), this);
    }
    const known = this.kept.get(text);
    if (known !== undefined) {
      return known;
    }
    const reading = this.keptBefore.get(text) ?? new FieldReading(createViews(text), this, true);
    if (this.kept.size >= maxKept) {
      this.keptBefore = this.kept;
      this.kept = new Map();
    }
    this.kept.set(text, reading);
    return reading;
  }

  slotsOfTerm(term: number): readonly number[] {
    return this.slotsOf[term] ?? [];
  }

  /** A term as it was given. */
  termAt(index: number): string {
    return this.specs[index]?.term ?? '';
  }

  /** The slot of a slot's exceptions, or -1. */
  exceptionOf(slot: number): number {
    return this.exceptions[slot] ?? -1;
  }
}
