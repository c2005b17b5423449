import type { ReasonCode } from '@palaver/contracts';
import type { Builder } from './conditions/builder.js';
import { compilePoints, type PointsOf } from './points.js';
import { sayId, templateProblems } from './say.js';
import type { Composite, Mode, Rule } from './schema/rule-set.schema.js';
import { findSignal, SIGNALS } from './signals/catalogue.js';
import { didYouMean } from './suggest.js';

/** What a rule and a composite do when they hit. */
export interface CompiledEffect {
  readonly id: string;
  /** Place among all rules and composites by id. */
  readonly rank: number;
  readonly group: string;
  /** Place of the group among the names of groups. */
  readonly groupAt: number;
  readonly code: ReasonCode;
  readonly say: string;
  /** Whether `say` holds nothing to fill in. */
  readonly saysPlainly: boolean;
  /** What the reader is told instead of the code's own text, by language. */
  readonly tell: Readonly<Record<string, string>>;
  readonly mode: Mode;
  readonly points: PointsOf;
  /** Named in `skipped` when the points cannot be had. */
  readonly pointsFrom: string;
}

function checkSource(source: string, builder: Builder): void {
  const found = findSignal(source);
  if (found === undefined) {
    const numbers = SIGNALS.filter(({ type }) => type === 'number').map(({ name }) => name);
    builder.fail(`unknown signal ${source}`, ['score', 'from'], didYouMean(source, numbers));
  } else if (found.signal.type !== 'number') {
    const hint = 'points are made from number signals such as model.toxicity';
    builder.fail(`${source} is no number`, ['score', 'from'], hint);
  }
}

/** Problems of a template, where it stands under `path` of the part that is compiled. */
export function checkSay(say: string, builder: Builder): void {
  for (const { message, hint } of templateProblems(say)) {
    builder.fail(message, ['say'], hint);
  }
}

export function compileEffect(
  part: Rule | Composite,
  reviewAt: number,
  builder: Builder,
  { rank, groupAt }: Pick<CompiledEffect, 'rank' | 'groupAt'>,
): CompiledEffect {
  const say = part.say ?? sayId(part.id);
  checkSay(say, builder);
  const pointsFrom = typeof part.score === 'number' ? undefined : part.score.from;
  if (pointsFrom !== undefined) {
    checkSource(pointsFrom, builder);
  }
  return {
    id: part.id,
    rank,
    group: part.group,
    groupAt,
    code: part.reason ?? 'policy_other',
    say,
    saysPlainly: !say.includes('{{'),
    tell: part.tell ?? {},
    mode: part.mode ?? 'live',
    points: compilePoints(part.score, reviewAt),
    pointsFrom: pointsFrom ?? part.id,
  };
}
