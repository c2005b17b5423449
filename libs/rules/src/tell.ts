import type { CompiledRuleSet } from './compile.js';
import { primaryLanguage } from './schema/language.js';

const plain = (tag: string): string => tag.toLowerCase().replaceAll('_', '-');

/**
 * What the author of a comment is told of a rule or composite, in a language such as `de` or `de-CH`; the first text
 * given when the language is not known. Undefined when the rule has no text for it: the reason code's own is used then.
 */
export function tellOf(ruleSet: CompiledRuleSet, id: string, language: string | undefined): string | undefined {
  const effect = [...ruleSet.rules, ...ruleSet.composites].find((one) => one.id === id);
  const texts = Object.entries(effect?.tell ?? {});
  if (language === undefined) {
    return texts[0]?.[1];
  }
  const exact = texts.find(([tag]) => plain(tag) === plain(language));
  return (exact ?? texts.find(([tag]) => primaryLanguage(tag) === primaryLanguage(language)))?.[1];
}
