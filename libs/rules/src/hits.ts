import type { CompiledComposite, CompiledRule, CompiledRuleSet } from './compile.js';
import type { CompiledEffect } from './compile-effect.js';
import type { Evidence } from './conditions/condition.js';
import type { FieldSpan, NearMiss } from './evaluation.js';
import { MissingFacts } from './missing-facts.js';
import type { Reading } from './reading.js';
import { NO, UNKNOWN, YES } from './truth.js';

export interface Hit {
  index: number;
  effect: CompiledEffect;
  cents: number;
  spans: FieldSpan[];
}

const none: ReadonlySet<string> = new Set();

/** Every rule's outcome on one comment. States are by index, rules first, composites after them. */
export class Hits {
  readonly states: Uint8Array;
  /** What live composites may build on: shadow rules count as not hit. */
  readonly liveStates: Uint8Array;
  /** By the ids of the rules, composites after them in their own order. */
  readonly live: Hit[] = [];
  readonly shadow: Hit[] = [];
  /** By the ids, composites among the rules. */
  readonly skipped: { rule: string; missing: string[] }[] = [];
  readonly nearMisses: NearMiss[] = [];
  private exempt: ReadonlySet<string> = none;

  constructor(
    private readonly ruleSet: CompiledRuleSet,
    private readonly reading: Reading,
  ) {
    const count = ruleSet.rules.length + ruleSet.composites.length;
    [this.states, this.liveStates] = takeStates(count);
    this.findExempt();
    this.runRules();
    this.runComposites();
  }

  private findExempt(): void {
    for (const { condition, from } of this.ruleSet.exempt) {
      if (condition.test(this.reading) === YES) {
        this.exempt = new Set([...this.exempt, ...from]);
      }
    }
  }

  private runs(effect: CompiledEffect): boolean {
    return effect.mode !== 'off' && (this.exempt.size === 0 || !this.exempt.has(effect.group));
  }

  /** Every rule has its outcome, but those that lack what they need are known to be false without running them. */
  private runRules(): void {
    const { rules, runOrder, presence } = this.ruleSet;
    const met = presence.met(this.reading);
    for (let i = 0; i < runOrder.length; i += 1) {
      const index = runOrder[i] as number;
      if (met[index] !== 0) {
        const rule = rules[index] as CompiledRule;
        if (this.runs(rule)) {
          this.runRule(index, rule);
        }
      }
    }
  }

  private runRule(index: number, rule: CompiledRule): void {
    const { condition } = rule;
    const truth = condition.test(this.reading);
    if (truth === YES) {
      const evidence: Evidence = { spans: [], finds: [] };
      condition.explain(this.reading, evidence);
      this.hit(index, rule, evidence);
    } else if (truth === UNKNOWN) {
      const missing = new MissingFacts();
      condition.missing(this.reading, missing);
      this.skip(index, rule, missing.names);
    } else if (rule.mode === 'live' && condition.near !== undefined) {
      const near = condition.near(this.reading);
      if (near !== undefined) {
        this.nearMisses.push({ rule: rule.id, ...near });
      }
    }
  }

  private runComposites(): void {
    const { rules, composites } = this.ruleSet;
    const offset = rules.length;
    const skippedRules = this.skipped.length;
    for (let at = 0; at < composites.length; at += 1) {
      const composite = composites[at] as CompiledComposite;
      if (!this.runs(composite)) {
        continue;
      }
      const states = composite.mode === 'shadow' ? this.states : this.liveStates;
      const truth = composite.expression(states);
      if (truth === YES) {
        this.hit(offset + at, composite, { spans: this.spansOf(composite), finds: [] });
        this.absorb(composite);
      } else if (truth === UNKNOWN) {
        this.skip(offset + at, composite, this.missingOf(composite, states));
      }
    }
    if (this.skipped.length > skippedRules) {
      this.skipped.sort((a, b) => (a.rule < b.rule ? -1 : 1));
    }
  }

  private spansOf(composite: CompiledComposite): FieldSpan[] {
    const at = (hits: readonly Hit[], part: number): Hit | undefined => hits.find(({ index }) => index === part);
    return composite.parts.flatMap((part) => (at(this.live, part) ?? at(this.shadow, part))?.spans ?? []);
  }

  private missingOf(composite: CompiledComposite, states: Uint8Array): string[] {
    const { rules, composites } = this.ruleSet;
    const unknown = composite.parts
      .filter((part) => states[part] === UNKNOWN)
      .map((part) => (rules[part] ?? composites[part - rules.length])?.id);
    const facts = new MissingFacts();
    for (const { rule, missing } of this.skipped) {
      if (unknown.includes(rule)) {
        missing.forEach((name) => facts.add(name));
      }
    }
    return facts.names;
  }

  private absorb(composite: CompiledComposite): void {
    for (const part of composite.mode === 'live' ? composite.absorbs : []) {
      const hit = this.live.find(({ index }) => index === part);
      if (hit !== undefined) {
        hit.cents = 0;
      }
    }
  }

  private hit(index: number, effect: CompiledEffect, evidence: Evidence): void {
    const cents = effect.points(this.reading, evidence);
    if (cents === undefined) {
      this.skip(index, effect, [effect.pointsFrom]);
      return;
    }
    const isLive = effect.mode === 'live';
    this.states[index] = YES;
    this.liveStates[index] = isLive ? YES : NO;
    (isLive ? this.live : this.shadow).push({ index, effect, cents, spans: mergeSpans(evidence.spans) });
  }

  private skip(index: number, effect: CompiledEffect, missing: string[]): void {
    this.states[index] = UNKNOWN;
    this.liveStates[index] = effect.mode === 'live' ? UNKNOWN : NO;
    this.skipped.push({ rule: effect.id, missing });
  }
}

const stateSlab = 0x10000;
let slab = new Uint8Array(stateSlab);
let slabUsed = 0;

/** Two lists of states, all 0; small typed arrays of their own would cost more than everything written to them. */
function takeStates(count: number): [Uint8Array, Uint8Array] {
  if (slabUsed + count * 2 > stateSlab) {
    slab = new Uint8Array(stateSlab);
    slabUsed = 0;
  }
  const from = slabUsed;
  slabUsed += count * 2;
  return [slab.subarray(from, from + count), slab.subarray(from + count, slabUsed)];
}

/** In the order of the text, overlapping spans of one field joined. */
export function mergeSpans(spans: FieldSpan[]): FieldSpan[] {
  if (spans.length < 2) {
    return spans;
  }
  const order = { text: 0, 'author.username': 1, 'article.title': 2 };
  const sorted = [...spans].sort((a, b) => order[a.field] - order[b.field] || a.start - b.start || a.end - b.end);
  const merged: FieldSpan[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last?.field === span.field && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}
