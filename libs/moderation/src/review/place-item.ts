import type { ItemSource, ReasonCode } from '@palaver/contracts';
import { type NewItem, orderOf, reportPoints, type RoutedQueue } from '@palaver/persistence';
import type { ItemFacts } from './item-facts.js';
import { routeItem } from './route-item.js';
import { severityOf } from './severity.js';

export interface Placing {
  reason: ReasonCode | null;
  source: ItemSource;
  /** Points, as decimals. */
  score: number | null;
  /** Absent where nothing was evaluated. */
  facts?: ItemFacts;
  /** Points for a hot article. */
  heat?: number;
}

/** Where an item goes and how much it weighs there. Pure. */
export function placeItem(
  queues: readonly RoutedQueue[],
  { reason, source, score, facts, heat = 0 }: Placing,
): NewItem {
  const { section = null, articles = [], language = null, isNewAuthor = false, rules = [], links = 0 } = facts ?? {};
  const queue = routeItem(queues, { reason, source, score, section, articles, language, isNewAuthor, rules, links });
  return {
    queue: queue?.id,
    source,
    section: section ?? undefined,
    severity: severityOf(reason),
    reports: reportPoints(facts?.reports ?? 0),
    heat,
    ...(queue && orderOf(queue)),
  };
}
