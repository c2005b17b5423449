import type { Engine } from 'json-rules-engine';
import { compile, type CompiledRuleSet, parseRuleSet, resolveRuleSet } from '../../libs/rules/src/index.js';
import { Random } from '../comments/random.js';

const RULES = 200;

interface NumberRule {
  votes: number;
  toxicity: number;
}

/** Two hundred pairs of limits, of which a comment passes about one in sixty. */
function rules(): NumberRule[] {
  const random = new Random(5);
  return Array.from({ length: RULES }, () => ({
    votes: 10 + random.below(90),
    toxicity: 0.4 + random.below(60) / 100,
  }));
}

/** The numbers that the rules compare. */
export interface Numbers {
  votes: number;
  toxicity: number;
}

export function numbersOf(n: number): Numbers {
  const random = new Random(n + 3);
  return { votes: random.below(40), toxicity: random.below(75) / 100 };
}

export function palaverNumberRules(): CompiledRuleSet {
  const document = {
    schema: 'palaver/rules/v1',
    id: 'numbers',
    groups: { numbers: { max: 20 } },
    rules: rules().map(({ votes, toxicity }, n) => ({
      id: `RULE_${n}`,
      group: 'numbers',
      score: 1,
      when: { all: [{ 'votes.net': { gte: votes } }, { 'model.toxicity': { gte: toxicity } }] },
    })),
  };
  return compile(resolveRuleSet(parseRuleSet(JSON.stringify(document)), () => undefined));
}

/** The same rules for json-rules-engine, in one engine that is used for comment after comment, as it advises. */
export async function engineOfNumberRules(): Promise<Engine> {
  const { Engine } = await import('json-rules-engine');
  const engine = new Engine();
  rules().forEach(({ votes, toxicity }, n) => {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'votes', operator: 'greaterThanInclusive', value: votes },
          { fact: 'toxicity', operator: 'greaterThanInclusive', value: toxicity },
        ],
      },
      event: { type: `RULE_${n}` },
    });
  });
  return engine;
}
