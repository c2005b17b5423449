import type { EntryCard, ReportCard, RuleCard } from '@palaver/contracts';

const HEAD = ['rule', 'hits', 'share', 'judged', 'overturned', 'last hit', 'µs', 'advice'];
const MOST_ENTRIES = 5;

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;

/** A card as people read it: a table of rules, and under each the entries with advice. */
export function reportLines(card: ReportCard, all: boolean): string[] {
  const { id, version, from, countedTo, decisions, judged, overturned } = card;
  const shown = card.rules.filter(({ hits, advice }) => all || hits > 0 || advice !== null);
  const table = [HEAD, ...shown.flatMap((rule) => [ruleRow(rule), ...entryRows(rule)])];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const left = card.rules.length - shown.length;
  return [
    `${id}, version ${version}: ${decisions} decisions since ${from}, ${judged} judged by people, ${overturned} overturned`,
    countedTo === null ? 'nothing is counted yet' : `counted up to ${countedTo}`,
    ...table.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    ...(left > 0 ? [`${left} more ${left === 1 ? 'rule' : 'rules'} without a hit; --all shows them`] : []),
  ];
}

function ruleRow(rule: RuleCard): string[] {
  const state = rule.braked ? ' (braked)' : rule.mode === 'live' ? '' : ` (${rule.mode})`;
  return cells(`${rule.rule}${state}`, rule, rule.microseconds === null ? '' : String(rule.microseconds));
}

function entryRows({ entries }: RuleCard): string[][] {
  return entries
    .filter(({ advice }) => advice !== null)
    .slice(0, MOST_ENTRIES)
    .map((entry) => cells(`  "${entry.entry}"`, entry, ''));
}

function cells(name: string, card: Omit<EntryCard, 'entry'>, cost: string): string[] {
  const { hits, share, judged, overturnRate, interval, lastHitAt, advice } = card;
  const rate =
    overturnRate === null || interval === null
      ? ''
      : `${percent(overturnRate)} (${percent(interval.low)} to ${percent(interval.high)})`;
  return [name, String(hits), percent(share), String(judged), rate, lastHitAt?.slice(0, 10) ?? '', cost, advice ?? ''];
}
