import { createViews, detectLanguage, findLinks, textStats, type Link, type TextStats } from '@palaver/text';
import type { CommentInput } from './comment.js';
import type { Facts } from './facts.js';
import { FieldReading } from './field-reading.js';
import type { TermTable } from './term-table.js';

/** A dot with something after it, or a scheme: without either there is no link, and looking closer costs far more. */
const mayHoldLink = /[.．。｡][^\s.]|:\/\//;

export type TextField = 'text' | 'author.username' | 'article.title';

/** One comment with its facts while it is evaluated; signals are read lazily and kept. */
export class Reading {
  /** Work done so far: characters times program size, summed over regex runs. */
  work = 0;
  spent = false;
  private parsedNow: number | undefined;
  private text: FieldReading | undefined;
  private username: FieldReading | undefined;
  private title: FieldReading | undefined;
  private foundLinks: Link[] | undefined;
  private domains: string[] | undefined;
  private hosts: string[] | undefined;
  private urls: FieldReading[] | undefined;
  private textFigures: TextStats | undefined;
  private detected: string | undefined;
  /** The text was looked at for its language. */
  hasDetected = false;
  private readonly terms: TermTable;

  constructor(
    readonly comment: CommentInput,
    readonly facts: Facts,
    private readonly ruleSet: { terms: TermTable; detectsLanguage: boolean },
    readonly budget: number,
  ) {
    this.terms = ruleSet.terms;
  }

  /** As the site sent it, or else as the text tells where a rule of the set asks; undefined when neither is known. */
  get language(): string | undefined {
    const { language, text } = this.comment;
    if (language !== undefined || !this.ruleSet.detectsLanguage) {
      return language;
    }
    if (!this.hasDetected) {
      this.hasDetected = true;
      this.detected = detectLanguage(text);
    }
    return this.detected;
  }

  get now(): number {
    return (this.parsedNow ??= Date.parse(this.facts.now));
  }

  field(field: TextField): FieldReading {
    const { text, format, author, article } = this.comment;
    switch (field) {
      case 'text':
        return (this.text ??= new FieldReading(createViews(text, { format }), this.terms));
      case 'author.username':
        return (this.username ??= this.terms.readAgain(author.username));
      case 'article.title':
        return (this.title ??= this.terms.readAgain(article.title ?? ''));
    }
  }

  get links(): readonly Link[] {
    const { text } = this.field('text').views;
    return (this.foundLinks ??= mayHoldLink.test(text) ? findLinks(text) : []);
  }

  get linkDomains(): readonly string[] {
    return (this.domains ??= [...new Set(this.links.map((link) => link.domain))]);
  }

  get linkHosts(): readonly string[] {
    return (this.hosts ??= this.links.map((link) => link.host));
  }

  /** One reading per link's address, in the order of `links`. */
  get linkUrls(): readonly FieldReading[] {
    return (this.urls ??= this.links.map((link) => new FieldReading(createViews(link.url), this.terms)));
  }

  get stats(): TextStats {
    return (this.textFigures ??= textStats(this.field('text').views.text));
  }

  /** Milliseconds since a time; undefined when it is missing or unreadable. */
  since(time: string | undefined): number | undefined {
    const at = time === undefined ? Number.NaN : Date.parse(time);
    return Number.isNaN(at) || Number.isNaN(this.now) ? undefined : Math.max(0, this.now - at);
  }

  /** Counts work; false when the budget does not allow it. */
  spend(work: number): boolean {
    if (this.work + work > this.budget) {
      this.spent = true;
      return false;
    }
    this.work += work;
    return true;
  }
}
