import {
  compile,
  evaluate,
  findBundledPack,
  loadBundledPack,
  readBundledList,
  resolveRuleSet,
  type Evaluation,
  type FieldSpan,
} from '@palaver/rules';

interface Comment {
  text: string;
  lang?: string;
  author?: string | null;
  articleTitle?: string;
}
export type Judgement = Evaluation & { spans: FieldSpan[] };

/** Judges with a bundled pack; `spans` are what its rules about words found in the text. */
export function judgeWith(pack: string): (comment: Comment) => Judgement {
  const ruleSet = compile(resolveRuleSet(loadBundledPack(pack), findBundledPack, readBundledList));
  const form = new Set(ruleSet.document.rules.filter(({ group }) => group === 'form').map(({ id }) => id));
  return ({ text, lang, author, articleTitle }) => {
    const evaluation = evaluate(
      ruleSet,
      {
        id: 'x',
        rev: 1,
        text,
        language: lang,
        author: { username: author ?? 'reader' },
        article: { title: articleTitle },
      },
      { now: '2026-01-01T12:00:00.000Z' },
    );
    const found = evaluation.reasons.filter(({ rule }) => !form.has(rule)).flatMap(({ spans }) => spans);
    return { ...evaluation, spans: found.filter(({ field }) => field === 'text') };
  };
}
