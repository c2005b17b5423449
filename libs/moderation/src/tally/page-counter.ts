import type { RevisionData, TallyIncrement, TallyRow } from '@palaver/persistence';
import { type CompiledRuleSet, entriesFound, type Evaluation, type Facts, ruleCosts } from '@palaver/rules';
import { commentInput, forcedAction } from '../evaluation-input.js';
import { countRows } from './count-rows.js';

/** One in so many automatic decisions is measured. */
const SAMPLE = 50;

export interface RuleCost {
  rule: string;
  /** Of all samples together. */
  nanoseconds: number;
  samples: number;
}

export interface CountedPage {
  increments: TallyIncrement[];
  costs: RuleCost[];
}

const clock = () => Number(process.hrtime.bigint());

/** Counts a page with the entries its rules found, and measures some comments anew; nothing of it goes into a decision. */
export function countPage(
  rows: readonly TallyRow[],
  ruleSetOf: (hash: string) => CompiledRuleSet | undefined,
): CountedPage {
  const increments = countRows(rows, (row, evaluation) => entriesOf(row, evaluation, ruleSetOf));
  const sums = new Map<string, RuleCost>();
  for (const row of rows.filter(({ source }) => source === 'automatic').filter((_, n) => n % SAMPLE === 0)) {
    const input = inputOf(row, ruleSetOf);
    const costs = input ? ruleCosts(input.ruleSet, input.comment, input.facts, clock) : [];
    for (const [rule, nanoseconds] of costs) {
      const sum = sums.get(rule) ?? { rule, nanoseconds: 0, samples: 0 };
      sums.set(rule, { rule, nanoseconds: sum.nanoseconds + nanoseconds, samples: sum.samples + 1 });
    }
  }
  return { increments, costs: [...sums.values()] };
}

function entriesOf(
  row: TallyRow,
  { reasons }: Evaluation,
  ruleSetOf: (hash: string) => CompiledRuleSet | undefined,
): ReadonlyMap<string, string[]> {
  const rules = reasons.filter(({ spans }) => spans.length > 0).map(({ rule }) => rule);
  const input = rules.length === 0 ? undefined : inputOf(row, ruleSetOf);
  return input ? entriesFound(input.ruleSet, input.comment, input.facts, rules) : new Map<string, string[]>();
}

/** Undefined when the text is gone, the rule set is not at hand, or a test key's text was obeyed. */
function inputOf({ about, data, facts }: TallyRow, ruleSetOf: (hash: string) => CompiledRuleSet | undefined) {
  const ruleSet = about ? ruleSetOf(about.hash) : undefined;
  if (!about || !ruleSet || data === null || facts === null) {
    return undefined;
  }
  const revision = JSON.parse(data) as RevisionData;
  return forcedAction(revision) === undefined
    ? { ruleSet, comment: commentInput(about.commentId, about.rev, revision), facts: JSON.parse(facts) as Facts }
    : undefined;
}
