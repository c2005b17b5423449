import * as rules from '@palaver/rules';
import type { Evaluation, FieldSpan } from '@palaver/rules';
import { root } from '../house/cruise.js';

interface Comment {
  text: string;
  lang?: string;
  author?: string | null;
  articleTitle?: string;
}
export type Judgement = Evaluation & { spans: FieldSpan[] };
type Judge = (comment: Comment) => Judgement;

const { judgeWithPack } = (await import(`${root}/scripts/eval-judge.mjs`)) as {
  judgeWithPack: (engine: typeof rules, pack: string) => Judge;
};

/** As `npm run eval` judges, with the engine's sources; `spans` are what rules about words found in the text. */
export function judgeWith(pack: string): Judge {
  return judgeWithPack(rules, pack);
}
