import type { ReasonCode } from '@palaver/contracts';
import { danglingReferences } from './check-references.js';
import { Builder } from './conditions/builder.js';
import { compileCondition } from './conditions/compile-condition.js';
import type { Condition } from './conditions/condition.js';
import { compileExpression, ExpressionError, type Expression } from './expression.js';
import { hashRuleSet } from './hash.js';
import { compilePoints, toCents, type PointsOf } from './points.js';
import { RuleSetError } from './rule-set-error.js';
import { sayId, unknownPlaceholders } from './say.js';
import type { Composite, Force, Mode, Rule, RuleSetDocument } from './schema/rule-set.schema.js';
import { findSignal } from './signals/catalogue.js';
import type { TermTable } from './term-table.js';
import { didYouMean } from './suggest.js';

export interface CompiledEffect {
  readonly id: string;
  readonly group: string;
  readonly code: ReasonCode;
  readonly say: string;
  readonly mode: Mode;
  readonly points: PointsOf;
  /** Named in `skipped` when the points cannot be had. */
  readonly pointsFrom: string;
}
export interface CompiledRule extends CompiledEffect {
  readonly condition: Condition;
}
export interface CompiledComposite extends CompiledEffect {
  readonly expression: Expression;
  readonly parts: readonly number[];
  readonly absorbs: readonly number[];
}
export interface CompiledForce extends Pick<Force, 'action' | 'reason'> {
  readonly expression?: Expression;
  readonly condition?: Condition;
}

/** A rule set ready to evaluate; holds no state of any comment. */
export interface CompiledRuleSet {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly title: string;
  /** Resolved: stands on its own. */
  readonly document: RuleSetDocument;
  readonly thresholds: { review: number; reject: number };
  readonly groups: ReadonlyMap<string, { min: number; max: number }>;
  readonly rules: readonly CompiledRule[];
  readonly composites: readonly CompiledComposite[];
  readonly force: readonly CompiledForce[];
  readonly exempt: readonly { condition: Condition; from: readonly string[] }[];
  readonly terms: TermTable;
}

export const DEFAULT_THRESHOLDS = { review: 5, reject: 10 };
const maxRules = 2_000;
const maxTerms = 50_000;

class Compiler {
  private readonly builder: Builder;
  private readonly thresholds: { review: number; reject: number };
  private readonly indexes: Map<string, number>;

  constructor(private readonly document: RuleSetDocument) {
    this.builder = new Builder(document);
    this.builder.issues.push(...danglingReferences(document));
    this.thresholds = document.thresholds ?? DEFAULT_THRESHOLDS;
    const ids = [...document.rules, ...document.composites].map((rule) => rule.id);
    this.indexes = new Map(ids.map((id, index) => [id, index]));
  }

  compile(version: number, hash: string): CompiledRuleSet {
    const { document, builder } = this;
    const rules = document.rules.map((rule, index) => this.rule(rule, index));
    const composites = document.composites.map((composite, index) => this.composite(composite, index));
    const force = document.force.map((part, index) => this.force(part, index));
    const exempt = document.exempt.map((part, index) => {
      builder.enter(part, ['exempt', index]);
      return { condition: compileCondition(part.when, builder, ['when']), from: part.from };
    });
    if (rules.length + composites.length > maxRules || builder.terms.termCount > maxTerms) {
      builder.issues.push({ message: `more than ${maxRules} rules or ${maxTerms} terms`, path: [] });
    }
    if (builder.issues.length > 0) {
      throw new RuleSetError(builder.issues);
    }
    builder.terms.compile();
    const groups = Object.entries(document.groups).map(
      ([name, { min, max }]): [string, { min: number; max: number }] => [
        name,
        { min: min === undefined ? -Infinity : toCents(min), max: max === undefined ? Infinity : toCents(max) },
      ],
    );
    return {
      id: document.id,
      version,
      hash,
      title: document.title ?? document.id,
      document,
      thresholds: this.thresholds,
      groups: new Map(groups),
      rules,
      composites,
      force,
      exempt,
      terms: builder.terms,
    };
  }

  private effect(part: Rule | Composite): CompiledEffect {
    const { builder } = this;
    const say = part.say ?? sayId(part.id);
    for (const { name, hint } of unknownPlaceholders(say)) {
      builder.fail(`unknown placeholder {{${name}}}`, ['say'], hint);
    }
    const pointsFrom = typeof part.score === 'number' ? undefined : part.score.from;
    if (pointsFrom !== undefined && findSignal(pointsFrom)?.signal.type !== 'number') {
      builder.fail(`score from ${pointsFrom}, which is no number`, ['score', 'from'], didYouMean(pointsFrom, []));
    }
    return {
      id: part.id,
      group: part.group,
      code: part.reason ?? 'policy_other',
      say,
      mode: part.mode ?? 'live',
      points: compilePoints(part.score, this.thresholds.review),
      pointsFrom: pointsFrom ?? part.id,
    };
  }

  private rule(rule: Rule, index: number): CompiledRule {
    this.builder.enter(rule, ['rules', index]);
    return { ...this.effect(rule), condition: compileCondition(rule.when, this.builder, ['when']) };
  }

  private composite(composite: Composite, index: number): CompiledComposite {
    this.builder.enter(composite, ['composites', index]);
    const parts: number[] = [];
    const expression = this.expression(composite.when, parts);
    const absorbs = (composite.absorbs ?? []).map((id) => this.indexes.get(id) ?? -1);
    return { ...this.effect(composite), expression, parts, absorbs };
  }

  private force(force: Force, index: number): CompiledForce {
    this.builder.enter(force, ['force', index]);
    const { action, reason } = force;
    return typeof force.when === 'string'
      ? { action, reason, expression: this.expression(force.when, []) }
      : { action, reason, condition: compileCondition(force.when, this.builder, ['when']) };
  }

  private expression(source: string, parts: number[]): Expression {
    try {
      return compileExpression(source, (id) => {
        const index = this.indexes.get(id) ?? -1;
        parts.push(index);
        return index;
      });
    } catch (error) {
      if (error instanceof ExpressionError) {
        this.builder.fail(error.message, ['when'], 'combine rule ids with & | ! and count(A, B) >= 2');
        return () => 0;
      }
      throw error;
    }
  }
}

const cache = new Map<string, CompiledRuleSet>();
const maxCached = 32;

/** Compiles a resolved rule set; the result is kept by hash. Throws RuleSetError with everything that is wrong. */
export function compile(document: RuleSetDocument, options: { version?: number } = {}): CompiledRuleSet {
  if (document.extends.length > 0) {
    throw new RuleSetError([{ message: 'extends other packs: resolve it first', path: ['extends'] }]);
  }
  const hash = hashRuleSet(document);
  const version = options.version ?? document.version ?? 1;
  const cached = cache.get(hash) ?? new Compiler(document).compile(version, hash);
  cache.delete(hash);
  cache.set(hash, cached);
  const oldest = cache.keys().next().value;
  if (cache.size > maxCached && oldest !== undefined) {
    cache.delete(oldest);
  }
  return cached.version === version ? cached : { ...cached, version };
}
