import type { ItemSource, ReasonCode, RoutingRule } from '@palaver/contracts';
import { FALLBACK_QUEUE, type RoutedQueue } from '@palaver/persistence';

/** What is known of a comment when its item is opened. */
export interface RoutingFacts {
  reason: ReasonCode | null;
  source: ItemSource;
  section: string | null;
  /** Id and address of the article, as far as it has them. */
  articles: readonly string[];
  language: string | null;
  isNewAuthor: boolean;
  score: number | null;
  /** Rules that hit. */
  rules: readonly string[];
  links: number;
}

/** The queue an item belongs to: the first, in the order given, with a rule that fits. Pure. */
export function routeItem<Queue extends Pick<RoutedQueue, 'id' | 'rules'>>(
  queues: readonly Queue[],
  facts: RoutingFacts,
): Queue | undefined {
  const fitting = queues.find(({ rules }) => rules.some((rule) => isFitting(rule, facts)));
  return fitting ?? queues.find(({ id }) => id === FALLBACK_QUEUE);
}

function isFitting(rule: RoutingRule, facts: RoutingFacts): boolean {
  return (
    holds(rule.reasons, facts.reason) &&
    holds(rule.sources, facts.source) &&
    holds(rule.sections, facts.section) &&
    holdsAny(rule.articles, facts.articles) &&
    isLanguage(rule.languages, facts.language) &&
    (rule.author === undefined || (rule.author === 'new') === facts.isNewAuthor) &&
    isWithin(rule.score, facts.score) &&
    holdsAny(rule.rules, facts.rules) &&
    isWithin(rule.links, facts.links)
  );
}

function holds<Value>(named: readonly Value[] | undefined, value: Value | null): boolean {
  return named === undefined || (value !== null && named.includes(value));
}

function holdsAny(named: readonly string[] | undefined, values: readonly string[]): boolean {
  return named === undefined || values.some((value) => named.includes(value));
}

/** `de` names `de-AT` too. */
function isLanguage(named: readonly string[] | undefined, language: string | null): boolean {
  const told = language?.toLowerCase();
  return (
    named === undefined ||
    (told !== undefined &&
      named.map((one) => one.toLowerCase()).some((one) => told === one || told.startsWith(`${one}-`)))
  );
}

function isWithin(bounds: { min?: number; max?: number } | undefined, value: number | null): boolean {
  const { min = -Infinity, max = Infinity } = bounds ?? {};
  return bounds === undefined || (value !== null && value >= min && value <= max);
}
