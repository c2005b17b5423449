import { LANGUAGE_ENGINE, TEXT_ENGINE } from '@palaver/text';
import type { Action, ReasonCode } from '@palaver/contracts';
import type { CommentInput } from './comment.js';
import type { Facts } from './facts.js';
import type { CompiledRuleSet } from './compile.js';
import type { DecidedBy, Evaluation, Reason } from './evaluation.js';
import { withBraked } from './braked.js';
import { forced, type Forced, forceReasons } from './forced.js';
import { Hits, type Hit } from './hits.js';
import { fromCents, toCents } from './points.js';
import { Reading } from './reading.js';
import { render } from './say.js';
import { findSignal } from './signals/catalogue.js';
import { type Standing, standingOf } from './standing.js';

const rulesVersion = '3';
/** Code and data that an evaluation depends on; only evaluations of equal engines can be compared byte by byte. */
export const ENGINE = `rules ${rulesVersion}; text ${TEXT_ENGINE.version}; unicode ${TEXT_ENGINE.unicode}; ${TEXT_ENGINE.publicSuffix}`;

/** The engine of an evaluation for which the language was told from the text. */
const ENGINE_WITH_LANGUAGES = `${ENGINE}; ${LANGUAGE_ENGINE}`;

/** Regex work allowed in one evaluation: characters times program size, summed over runs. */
export const WORK_BUDGET = 50_000_000;

const byWeight = (a: Hit, b: Hit): number => b.cents - a.cents || a.effect.rank - b.effect.rank;

function toReasons(hits: readonly Hit[], reading: Reading): Reason[] {
  if (hits.length === 0) {
    return [];
  }
  const strongest = hits.length === 1 ? hits : [...hits].sort(byWeight);
  return strongest.map(({ effect, cents, spans }) => ({
    rule: effect.id,
    code: effect.code,
    points: fromCents(cents),
    say: effect.saysPlainly ? effect.say : render(effect.say, reading, spans),
    spans,
  }));
}

interface GroupSum {
  group: string;
  raw: number;
  effective: number;
}

/** Sums per group, clamps each, in hundredths: the order of the rules cannot matter. */
function sumGroups(hits: readonly Hit[], { groupNames, groups: caps }: CompiledRuleSet): GroupSum[] {
  if (hits.length === 0) {
    return [];
  }
  const sums: (number | undefined)[] = groupNames.map(() => undefined);
  for (const { effect, cents } of hits) {
    sums[effect.groupAt] = (sums[effect.groupAt] ?? 0) + cents;
  }
  const groups: GroupSum[] = [];
  for (let at = 0; at < sums.length; at += 1) {
    const raw = sums[at];
    if (raw !== undefined) {
      const group = groupNames[at] as string;
      const { min, max } = caps.get(group) ?? { min: -Infinity, max: Infinity };
      groups.push({ group, raw, effective: Math.min(max, Math.max(min, raw)) });
    }
  }
  return groups;
}

function actionOf(cents: number, { review, reject }: { review: number; reject: number }): Action {
  return cents >= toCents(reject) ? 'reject' : cents >= toCents(review) ? 'review' : 'approve';
}

interface Verdict {
  action: Action;
  by: DecidedBy;
  code: ReasonCode | null;
}

const outOfBudget: Verdict = { action: 'review', by: 'budget', code: 'budget' };

function decide(
  ruleSet: CompiledRuleSet,
  force: Forced | undefined,
  cents: number,
  strongest: ReasonCode | null,
  required: string[],
): Verdict {
  if (force !== undefined) {
    const code = force.code ?? strongest ?? (force.action === 'approve' ? null : 'policy_other');
    return { action: force.action, by: 'force', code };
  }
  if (required.length > 0) {
    return { action: 'review', by: 'require', code: 'degraded' };
  }
  return { action: actionOf(cents, ruleSet.thresholds), by: 'score', code: strongest };
}

/** What people have set is stronger than rules, but for a rejection: nobody needs to look at that once more. */
function withStanding(verdict: Verdict, { action, by, reason }: Standing): Verdict {
  const isStronger = action === 'reject' || verdict.action === 'approve';
  return isStronger ? { action, by, code: reason.code } : verdict;
}

function degradedBy(required: readonly string[], unavailable: readonly string[]): string[] {
  return required.length + unavailable.length === 0 ? [] : [...new Set([...required, ...unavailable])].sort();
}

/**
 * Scores one revision with stored facts. Pure: the same arguments give the same bytes when serialised.
 * Every rule runs; spans are UTF-16 offsets in the original fields.
 */
export function evaluate(published: CompiledRuleSet, comment: CommentInput, facts: Facts): Evaluation {
  const ruleSet = facts.braked === undefined ? published : withBraked(published, facts.braked);
  let reading = new Reading(comment, facts, ruleSet, WORK_BUDGET);
  let hits = new Hits(ruleSet, reading);
  let force = forced(ruleSet, hits, reading);
  const { spent } = reading;
  if (spent) {
    // Which patterns still fitted depends on the order of the rules; without any of them nothing does.
    reading = new Reading(comment, facts, ruleSet, 0);
    hits = new Hits(ruleSet, reading);
    force = undefined;
  }
  const reasons = toReasons(hits.live, reading);
  const groups = sumGroups(hits.live, ruleSet);
  const cents = groups.reduce((sum, group) => sum + group.effective, 0);
  const strongest = reasons[0] !== undefined && reasons[0].points > 0 ? reasons[0].code : null;
  const required = ruleSet.document.require.filter((name) => {
    const found = findSignal(name);
    return found?.signal.read(reading, found.member) === undefined;
  });
  const ruled = spent ? outOfBudget : decide(ruleSet, force, cents, strongest, required);
  const standing = standingOf(facts);
  const verdict = standing ? withStanding(ruled, standing) : ruled;
  const forcing = force === undefined ? [] : forceReasons(force, ruled.code, hits, reading);
  return {
    engine: reading.hasDetected ? ENGINE_WITH_LANGUAGES : ENGINE,
    ruleSet: { id: ruleSet.id, version: ruleSet.version, hash: ruleSet.hash },
    action: verdict.action,
    by: verdict.by,
    reasonCode: verdict.code,
    score: fromCents(cents),
    reasons:
      standing || forcing.length > 0 ? [...(standing ? [standing.reason] : []), ...forcing, ...reasons] : reasons,
    shadow: toReasons(hits.shadow, reading),
    groups: groups.map(({ group, raw, effective }) => ({
      group,
      raw: fromCents(raw),
      effective: fromCents(effective),
    })),
    skipped: hits.skipped,
    nearMisses: hits.nearMisses,
    thresholds: { review: ruleSet.thresholds.review, reject: ruleSet.thresholds.reject },
    degraded: degradedBy(required, facts.unavailable ?? []),
    cut: reading.field('text').views.cut,
    work: { used: spent ? WORK_BUDGET : reading.work, budget: WORK_BUDGET },
  };
}
