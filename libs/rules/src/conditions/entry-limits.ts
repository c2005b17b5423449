import type { Reading } from '../reading.js';
import { primaryLanguage } from '../schema/language.js';
import type { ListEntry } from '../schema/list.schema.js';

interface Limit {
  until: number;
  language: string | undefined;
}

const dayMs = 86_400_000;
const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** The moment an entry ends: a day counts to its end, in UTC. */
export function endOf(until: string): number {
  return Date.parse(until) + (isDay.test(until) ? dayMs : 0);
}

export const termOf = (entry: ListEntry): string => (typeof entry === 'string' ? entry : entry.term);

/** Which entries of a list count for a comment: those that have not ended and are for its language. */
export class EntryLimits {
  private readonly limits = new Map<string, Limit[]>();
  /** Entries without any limit; they win over limited ones of the same term. */
  private readonly free = new Set<string>();

  constructor(entries: readonly ListEntry[], language?: string) {
    for (const entry of entries) {
      const details = typeof entry === 'string' ? { term: entry } : entry;
      const only = details.language ?? language;
      if (details.until === undefined && only === undefined) {
        this.free.add(details.term);
      } else {
        const limit: Limit = {
          until: details.until === undefined ? Infinity : endOf(details.until),
          language: only === undefined ? undefined : primaryLanguage(only),
        };
        this.limits.set(details.term, [...(this.limits.get(details.term) ?? []), limit]);
      }
    }
  }

  get isEmpty(): boolean {
    return this.limits.size === 0;
  }

  /** A comment whose language is not known is held to the entries of every language. */
  allows(term: string, { now, comment }: Pick<Reading, 'now' | 'comment'>): boolean {
    const limits = this.limits.get(term);
    if (limits === undefined || this.free.has(term)) {
      return true;
    }
    const spoken = comment.language === undefined ? undefined : primaryLanguage(comment.language);
    return limits.some(
      ({ until, language }) =>
        !(now >= until) && (language === undefined || spoken === undefined || spoken === language),
    );
  }
}
