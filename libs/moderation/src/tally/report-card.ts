import type { EntryCard, ReportCard, RuleCard } from '@palaver/contracts';
import type { ReportCardRows, RuleSums } from '@palaver/persistence';
import type { RuleSetDocument } from '@palaver/rules';
import { ruleEdits } from '../brake/rule-edits.js';
import { ruleTerms } from './rule-terms.js';
import { tallied } from './tallied.js';

/** Those that say most; a list of thousands has thousands. */
const MOST_ENTRIES = 100;

export interface CardOf {
  siteId: string;
  version: number;
  document: RuleSetDocument;
  braked: readonly string[];
  days: number;
  /** The first day that is looked at. */
  from: string;
}

type Part = RuleSetDocument['rules'][number] | RuleSetDocument['composites'][number];

/** Every rule of a version with what was counted of it, those hit most first. */
export function reportCard(card: CardOf, rows: ReportCardRows): ReportCard {
  const edits = new Map(ruleEdits(rows.history).map(({ rule, editedAt }) => [rule, editedAt]));
  const of = { ...card, edits };
  const sums = groupByRule(rows.sums);
  const all = sums.get('')?.find(({ entry }) => entry === '');
  const { rules, composites } = of.document;
  const cards = [
    ...rules.map((rule) => ruleCard(rule, 'rule', of, rows, sums)),
    ...composites.map((composite) => ruleCard(composite, 'composite', of, rows, sums)),
  ];
  return {
    siteId: of.siteId,
    id: of.document.id,
    version: of.version,
    days: of.days,
    from: of.from,
    countedTo: rows.countedTo?.toISOString() ?? null,
    decisions: all?.hits ?? 0,
    judged: all?.judged ?? 0,
    overturned: all?.overturned ?? 0,
    rules: cards.sort((a, b) => b.hits - a.hits || (a.rule < b.rule ? -1 : 1)),
  };
}

function ruleCard(
  part: Part,
  kind: RuleCard['kind'],
  of: CardOf & { edits: ReadonlyMap<string, Date> },
  rows: ReportCardRows,
  sums: ReadonlyMap<string, RuleSums[]>,
): RuleCard {
  const { id, mode = 'live', when } = part;
  const own = sums.get(id) ?? [];
  const decisions = sums.get('')?.[0]?.hits ?? 0;
  const editedAt = of.edits.get(id)?.toISOString() ?? null;
  const wasCounted = rows.firstDay !== null && rows.firstDay <= of.from;
  const mayRetire = mode === 'live' && wasCounted && editedAt !== null && editedAt.slice(0, 10) <= of.from;
  const nanoseconds = rows.costs.find(({ rule }) => rule === id)?.nanoseconds;
  const terms = kind === 'rule' ? ruleTerms(of.document, when) : new Set<string>();
  const found = own.filter(({ entry }) => entry !== '');
  return {
    rule: id,
    kind,
    mode,
    braked: of.braked.includes(id),
    editedAt,
    ...tallied(
      own.find(({ entry }) => entry === ''),
      decisions,
      mayRetire,
    ),
    microseconds: nanoseconds === undefined ? null : Math.round(nanoseconds / 10) / 100,
    entries: found
      .map((entry) => entryCard(entry, decisions))
      .sort(sayingMost)
      .slice(0, MOST_ENTRIES),
    silentEntries: terms.size - found.filter(({ entry }) => terms.has(entry)).length,
  };
}

function entryCard(sums: RuleSums, decisions: number): EntryCard {
  return { entry: sums.entry, ...tallied(sums, decisions, false) };
}

const sayingMost = (a: EntryCard, b: EntryCard) =>
  b.overturned - a.overturned || b.hits - a.hits || (a.entry < b.entry ? -1 : 1);

function groupByRule(sums: readonly RuleSums[]): Map<string, RuleSums[]> {
  const byRule = new Map<string, RuleSums[]>();
  for (const sum of sums) {
    const known = byRule.get(sum.rule);
    if (known) {
      known.push(sum);
    } else {
      byRule.set(sum.rule, [sum]);
    }
  }
  return byRule;
}
