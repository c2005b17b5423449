import type { BacktestReport } from '@palaver/contracts';
import { columns } from './columns.js';
import { proportionText } from './proportion-text.js';

const MOST_RULES = 25;

/** The rules with most hits, and what people thought of the comments they hit. */
export function ruleLines({ candidate, live }: BacktestReport): string[] {
  const before = new Map(live.rules.map(({ rule, hits }) => [rule, String(hits)]));
  const hitting = candidate.rules.filter(({ hits, skipped }) => hits > 0 || skipped > 0);
  const idle = candidate.rules.length - hitting.length;
  const shown = hitting.slice(0, MOST_RULES);
  const rest = hitting.length - shown.length;
  return [
    '',
    ...columns([
      ['rule', 'live', 'tried', 'skipped', 'rejected by people, of those judged'],
      ...shown.map(({ rule, shadow, hits, skipped, precision }) => [
        shadow ? `${rule} (shadow)` : rule,
        before.get(rule) ?? '-',
        String(hits),
        String(skipped),
        proportionText(precision),
      ]),
    ]),
    ...(rest > 0 ? [`and ${rest} more rules with hits; --json lists them`] : []),
    ...(idle > 0 ? [idle === 1 ? 'one rule has no hits' : `${idle} rules have no hits`] : []),
  ];
}
