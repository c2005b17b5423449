import { bundledRuleSet } from '../../libs/moderation/src/index.js';
import {
  type CommentInput,
  type CompiledRuleSet,
  compile,
  evaluate,
  parseRuleSet,
  resolveRuleSet,
  type RuleSetDocument,
} from '../../libs/rules/src/index.js';
import { makeComment } from '../comments/make-comment.js';
import { largeSet, latinWords } from '../rules/large-sets.js';
import type { Say } from './end-to-end.js';
import { rounded } from './statistics.js';

const COMMENTS = 2000;
const ROUNDS = 7;
const FACTS = { now: '2026-01-05T12:00:00.000Z' };

export interface Scoring {
  floorUs: number;
  newsroom: { us: number; ratio: number };
  large: { us: number; ratio: number };
}

/** One thread: microseconds per comment, and how many times the cost of reading every character once. */
export function measureScoring(say: Say): Scoring {
  const comments = Array.from({ length: COMMENTS }, (_, n) => asReceived({ ...makeComment(n, 'c'), rev: 1 }));
  const newsroom = compile(JSON.parse(bundledRuleSet('newsroom').document) as RuleSetDocument);
  const large = compile(
    resolveRuleSet(parseRuleSet(largeSet({ terms: 10_000, regexes: 200 }, latinWords())), () => undefined),
  );
  const rounds = Array.from({ length: ROUNDS }, () => ({
    floor: microseconds(comments, readEveryCharacter),
    newsroom: microseconds(comments, scorer(newsroom)),
    large: microseconds(comments, scorer(large)),
  }));
  // What disturbs a round only makes it slower, so the fastest one is nearest to the truth.
  const fastest = (name: 'floor' | 'newsroom' | 'large') => Math.min(...rounds.map((round) => round[name]));
  const of = (name: 'newsroom' | 'large') => ({
    us: rounded(fastest(name)),
    ratio: rounded(fastest(name) / fastest('floor'), 1),
  });
  const scoring = {
    floorUs: rounded(fastest('floor'), 3),
    newsroom: of('newsroom'),
    large: of('large'),
  };
  say(
    `scoring: newsroom ${scoring.newsroom.us} us per comment (${scoring.newsroom.ratio} times the character floor of ${scoring.floorUs} us), ` +
      `10,000 terms and 200 regexes ${scoring.large.us} us (${scoring.large.ratio} times)`,
  );
  return scoring;
}

function scorer(ruleSet: CompiledRuleSet): (comment: CommentInput) => number {
  return (comment) => evaluate(ruleSet, comment, FACTS).score;
}

/** Through JSON, as comments come: a text still in the pieces it was put together from is slower to read, the floor most. */
function asReceived(comment: CommentInput): CommentInput {
  return JSON.parse(JSON.stringify(comment)) as CommentInput;
}

function readEveryCharacter({ text }: CommentInput): number {
  let hash = 0;
  for (let n = 0; n < text.length; n += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(n)) | 0;
  }
  return hash;
}

function microseconds(comments: readonly CommentInput[], act: (comment: CommentInput) => number): number {
  let sum = 0;
  const start = process.hrtime.bigint();
  for (const comment of comments) {
    sum += act(comment);
  }
  const elapsed = Number(process.hrtime.bigint() - start) / 1000;
  // What is computed must be used, or the compiler may leave it out.
  if (Number.isNaN(sum)) {
    throw new Error('a score is not a number');
  }
  return elapsed / comments.length;
}
