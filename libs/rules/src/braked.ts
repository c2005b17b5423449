import type { CompiledComposite, CompiledRule, CompiledRuleSet } from './compile.js';
import type { CompiledEffect } from './compile-effect.js';

type Effects = Pick<CompiledRuleSet, 'rules' | 'composites'>;

/** By the rules themselves, which copies of a rule set under another version number share, then by what is braked. */
const made = new WeakMap<readonly CompiledRule[], Map<string, Effects>>();

function inShadow<Effect extends CompiledEffect>(effect: Effect, braked: ReadonlySet<string>): Effect {
  return effect.mode === 'live' && braked.has(effect.id) ? { ...effect, mode: 'shadow' } : effect;
}

/** The rule set with these of its live rules and composites in shadow; identity and conditions stay what they are. */
export function withBraked(ruleSet: CompiledRuleSet, ids: readonly string[]): CompiledRuleSet {
  const key = ids.join(' ');
  const known = made.get(ruleSet.rules) ?? new Map<string, Effects>();
  made.set(ruleSet.rules, known);
  let effects = known.get(key);
  if (effects === undefined) {
    const braked = new Set(ids);
    effects = {
      rules: ruleSet.rules.map((rule): CompiledRule => inShadow(rule, braked)),
      composites: ruleSet.composites.map((composite): CompiledComposite => inShadow(composite, braked)),
    };
    known.set(key, effects);
  }
  return { ...ruleSet, ...effects };
}
