import { readWords } from './own-words.js';
import { everyChoice, type Policy } from './policy.js';
import { type RuleSetFiles, WORDS_LIST, writeRuleSet } from './write-rule-set.js';

export interface ReadRuleSet {
  base: string;
  policy: Policy;
}

/** The policy a rule set was written from; undefined when it was written by hand, or changed since. */
export function readRuleSet(id: string, { source, lists }: RuleSetFiles): ReadRuleSet | undefined {
  const [, base] = /^extends: \[([^\]\n]+)\]$/m.exec(source) ?? [];
  const list = lists[WORDS_LIST];
  const ownWords = list === undefined ? [] : readWords(list);
  if (base === undefined || ownWords === undefined) {
    return undefined;
  }
  const policies = everyChoice().map((choices): Policy => ({ ...choices, ownWords }));
  const policy = policies.find((one) => writeRuleSet(id, base, one).source === source);
  const hasOthers = Object.keys(lists).some((name) => name !== WORDS_LIST);
  return policy === undefined || hasOthers ? undefined : { base, policy };
}
