import type { DecisionSource } from '@palaver/contracts';
import type { BacktestComment, RevisionData, StoredFacts } from '@palaver/persistence';
import { type CompiledRuleSet, evaluate, type Evaluation, type Facts } from '@palaver/rules';
import { commentInput, factsOf } from '../evaluation-input.js';
import { countFlip } from './flips.js';
import { countSide } from './count-side.js';
import type { Label, Tally } from './tally.js';

const MOST_RULES = 5;

export interface RuleSets {
  candidate: CompiledRuleSet;
  live: CompiledRuleSet;
}

/** Scores one comment with both rule sets on the same facts and adds what they came to. Never throws. */
export function countComment(tally: Tally, { candidate, live }: RuleSets, comment: BacktestComment): void {
  if (comment.data === null) {
    tally.withoutText += 1;
    return;
  }
  try {
    const data = JSON.parse(comment.data) as RevisionData;
    const facts = factsFor(comment, data);
    const input = commentInput(comment.id, comment.rev, data);
    const tried = evaluate(candidate, input, facts);
    add(tally, comment, tried, candidate.hash === live.hash ? tried : evaluate(live, input, facts));
  } catch {
    // A comment that cannot be scored goes to a person in live traffic; here it is told as a number.
    tally.failed += 1;
  }
}

function add(tally: Tally, comment: BacktestComment, tried: Evaluation, now: Evaluation): void {
  const { id, rev, action, source } = comment;
  const label = labelOf(comment);
  tally.comments += 1;
  tally.withStoredFacts += comment.facts === null ? 0 : 1;
  if (label !== null) {
    tally.judged[source as keyof Tally['judged']] += 1;
  }
  const sample = () => ({
    id,
    rev,
    score: tried.score,
    rules: tried.reasons.slice(0, MOST_RULES).map(({ rule }) => rule),
  });
  countSide(tally.candidate, tried, label, sample);
  countSide(tally.live, now, label);
  countFlip(tally.standing, action, tried.action, sample);
  countFlip(tally.againstLive, now.action, tried.action, sample);
}

/**
 * As stored with the decision, but for the rules the brake held then: a rule set is tried as it is written. Else what is
 * known today, at the time the comment arrived.
 */
function factsFor({ facts, known, receivedMs }: BacktestComment, data: RevisionData): Facts {
  if (facts !== null) {
    return { ...(JSON.parse(facts) as Facts), braked: undefined };
  }
  return factsOf(JSON.parse(known ?? '{}') as Partial<StoredFacts>, data, new Date(receivedMs).toISOString());
}

const PEOPLE: ReadonlySet<DecisionSource> = new Set(['moderator', 'site', 'import']);

function labelOf({ action, source }: BacktestComment): Label {
  if (!PEOPLE.has(source) || action === 'review') {
    return null;
  }
  return action === 'reject' ? 1 : 0;
}
