import { type QueueSettings } from './queue-settings.js';

export type RoutingRule = QueueSettings['rules'][number];
export type Range = NonNullable<RoutingRule['score']>;

/** A rule says nothing by an empty list or range: what it does not name, fits. */
export function withoutEmpty(rule: RoutingRule): RoutingRule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: RoutingRule[keyof RoutingRule]): boolean {
  return value === undefined || (typeof value === 'object' && Object.values(value).every((one) => one === undefined));
}
