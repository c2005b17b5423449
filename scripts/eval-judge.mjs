import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure.mjs';

const now = '2026-01-01T12:00:00.000Z';
const views = '[base, skeleton, leet, squeezed, joined, wildcard]';

function toInput({ id, text, author, articleTitle, lang }) {
  return {
    id: id ?? 'x',
    rev: 1,
    text,
    language: lang,
    author: { username: author ?? 'reader' },
    article: { title: articleTitle ?? undefined },
  };
}

/** Where something stands in the text; what only says how a text looks (capitals, mixed scripts) names no word. */
function spansOf(evaluation, formRules) {
  return evaluation.reasons
    .filter(({ rule }) => !formRules.has(rule))
    .flatMap(({ spans }) => spans.filter(({ field }) => field === 'text'));
}

function judgeWith(rules, document) {
  const ruleSet = rules.compile(document);
  const formRules = new Set(ruleSet.document.rules.filter(({ group }) => group === 'form').map(({ id }) => id));
  return (comment) => {
    const evaluation = rules.evaluate(ruleSet, toInput(comment), { now });
    return { ...evaluation, spans: spansOf(evaluation, formRules) };
  };
}

/** A judge for a bundled pack; `rules` is the engine, so that tests can bring the sources'. */
export function judgeWithPack(rules, name) {
  const { findBundledPack, loadBundledPack, readBundledList, resolveRuleSet } = rules;
  return judgeWith(rules, resolveRuleSet(loadBundledPack(name), findBundledPack, readBundledList));
}

/** The engine as built: a judge for a bundled pack, and one for bare terms in two lists. */
export async function loadEngine() {
  const file = join(root, 'dist', 'libs', 'rules', 'src', 'index.js');
  const rules = await import(pathToFileURL(file).href);
  return {
    name: rules.ENGINE,
    judgeOfPack: (name) => judgeWithPack(rules, name),
    /** Words in all views, and inside of words where nothing risky is undone, so that glued ones are found too. */
    judgeOfTerms: (terms) => {
      const source = `{ schema: palaver/rules/v1, id: terms, groups: { a: {} }, lists: {
        words: { terms: ${JSON.stringify(terms)}, views: ${views} },
        inside: { terms: ${JSON.stringify(terms)}, match: anywhere, views: [base, skeleton, squeezed] } },
        rules: [{ id: A, group: a, score: 5, when: { any: [{ text: { list: words } }, { text: { list: inside } }] } }] }`;
      return judgeWith(
        rules,
        rules.resolveRuleSet(rules.parseRuleSet(source), () => undefined),
      );
    },
  };
}
