import { languageData } from '@palaver/text';
import { compileBrake, type CompiledBrake } from './brake.js';
import { danglingReferences } from './check-references.js';
import { checkSay, compileEffect, type CompiledEffect } from './compile-effect.js';
import { Builder } from './conditions/builder.js';
import { compileCondition } from './conditions/compile-condition.js';
import type { Condition } from './conditions/condition.js';
import type { CompiledRegex } from './conditions/regex.js';
import type { FactNeeds } from './facts.js';
import { beyondLimits } from './limits.js';
import { compileExpression, ExpressionError, type Expression } from './expression.js';
import { hashRuleSet } from './hash.js';
import { Needs } from './need.js';
import { toCents } from './points.js';
import { RuleSetError } from './rule-set-error.js';
import type { Composite, Force, Rule, RuleSetDocument } from './schema/rule-set.schema.js';
import type { TermTable } from './term-table.js';

export interface CompiledRule extends CompiledEffect {
  readonly condition: Condition;
}
export interface CompiledComposite extends CompiledEffect {
  readonly expression: Expression;
  readonly parts: readonly number[];
  readonly absorbs: readonly number[];
}
export interface CompiledForce extends Pick<Force, 'action' | 'reason' | 'say'> {
  readonly expression?: Expression;
  /** The rules and composites of the expression, by index. */
  readonly parts: readonly number[];
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
  /** Rules by their ids: run in this order, what they come to needs no sorting. */
  readonly runOrder: readonly number[];
  /** Groups by their names; effects hold their places in it. */
  readonly groupNames: readonly string[];
  readonly composites: readonly CompiledComposite[];
  readonly force: readonly CompiledForce[];
  readonly exempt: readonly { condition: Condition; from: readonly string[] }[];
  readonly brake: CompiledBrake | undefined;
  /** The facts that have to be counted before this rule set can use them. */
  readonly needs: FactNeeds;
  readonly patterns: readonly CompiledRegex[];
  readonly terms: TermTable;
  /** Whether the language of a comment is told from its text where the site does not say it. */
  readonly detectsLanguage: boolean;
  /** Tells the rules that have to be run on a comment. */
  readonly presence: Needs;
}

export const DEFAULT_THRESHOLDS = { review: 5, reject: 10 };

class Compiler {
  private readonly builder: Builder;
  private readonly thresholds: { review: number; reject: number };
  private readonly indexes: Map<string, number>;
  private readonly ranks: Map<string, number>;
  private readonly groupNames: readonly string[];

  constructor(private readonly document: RuleSetDocument) {
    this.builder = new Builder(document);
    this.builder.issues.push(...danglingReferences(document));
    this.thresholds = document.thresholds ?? DEFAULT_THRESHOLDS;
    const ids = [...document.rules, ...document.composites].map((rule) => rule.id);
    this.indexes = new Map(ids.map((id, index) => [id, index]));
    this.ranks = new Map(ids.sort().map((id, rank) => [id, rank]));
    const groups = [...document.rules, ...document.composites].map((rule) => rule.group);
    this.groupNames = [...new Set(groups)].sort();
  }

  private effect(part: Rule | Composite): CompiledEffect {
    const place = { rank: this.ranks.get(part.id) ?? 0, groupAt: this.groupNames.indexOf(part.group) };
    return compileEffect(part, this.thresholds.review, this.builder, place);
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
    builder.issues.push(...beyondLimits(document, builder.inlineTerms, builder.terms.termCount));
    if (builder.issues.length > 0) {
      throw new RuleSetError(builder.issues);
    }
    builder.terms.compile();
    const detectsLanguage = builder.asksLanguage || document.require.includes('text.language');
    if (detectsLanguage) {
      // Read now, not with the first comment.
      languageData();
    }
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
      runOrder: rules.map((_, index) => index).sort((a, b) => (rules[a]?.rank ?? 0) - (rules[b]?.rank ?? 0)),
      groupNames: this.groupNames,
      composites,
      force,
      exempt,
      brake: compileBrake(document),
      needs: builder.factNeeds,
      patterns: builder.patterns,
      terms: builder.terms,
      detectsLanguage,
      presence: new Needs(rules.map(({ condition }) => condition.needs)),
    };
  }

  private rule(rule: Rule, index: number): CompiledRule {
    this.builder.enter(rule, ['rules', index]);
    return {
      ...this.effect(rule),
      condition: compileCondition(rule.when, this.builder, ['when']),
    };
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
    const { action, reason, say, when } = force;
    checkSay(say ?? '', this.builder);
    const parts: number[] = [];
    return typeof when === 'string'
      ? { action, reason, say, parts, expression: this.expression(when, parts) }
      : { action, reason, say, parts, condition: compileCondition(when, this.builder, ['when']) };
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
        this.builder.fail(error.message, ['when'], error.hint);
        return () => 0;
      }
      throw error;
    }
  }
}

const cache = new Map<string, CompiledRuleSet>();
const maxCached = 32;

export interface CompileOptions {
  version?: number;
  /** So many of the last are kept compiled: a large one takes some twenty megabytes. */
  kept?: number;
}

/** Compiles a resolved rule set; the result is kept by hash. Throws RuleSetError with everything that is wrong. */
export function compile(document: RuleSetDocument, options: CompileOptions = {}): CompiledRuleSet {
  if (document.extends.length > 0) {
    throw new RuleSetError([{ message: 'extends other packs: resolve it first', path: ['extends'] }]);
  }
  const hash = hashRuleSet(document);
  const version = options.version ?? document.version ?? 1;
  const cached = cache.get(hash) ?? new Compiler(document).compile(version, hash);
  cache.delete(hash);
  cache.set(hash, cached);
  for (const oldest of cache.keys()) {
    if (cache.size <= (options.kept ?? maxCached)) {
      break;
    }
    cache.delete(oldest);
  }
  return cached.version === version ? cached : { ...cached, version };
}
