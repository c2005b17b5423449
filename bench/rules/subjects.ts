import { bundledRuleSet } from '../../libs/moderation/src/index.js';
import {
  type CommentInput,
  compile,
  type CompiledRuleSet,
  evaluate,
  type Facts,
  parseRuleSet,
  resolveRuleSet,
  type RuleSetDocument,
} from '../../libs/rules/src/index.js';
import { makeComment } from '../comments/make-comment.js';
import { largeSet, type Size } from './large-sets.js';
import { type Kind, textOf } from './texts.js';

export const newsroom = (): CompiledRuleSet =>
  compile(JSON.parse(bundledRuleSet('newsroom').document) as RuleSetDocument);

export const large = (size: Size): CompiledRuleSet =>
  compile(resolveRuleSet(parseRuleSet(largeSet(size)), () => undefined));

/** Through JSON, as comments come: a text still in the pieces it was put together from is slower to read. */
export function commentWith(text: string, n: number): CommentInput {
  return JSON.parse(JSON.stringify({ ...makeComment(n, 'c'), text, rev: 1 })) as CommentInput;
}

export function commentsOf(kind: Kind, count: number): CommentInput[] {
  return Array.from({ length: count }, (_, n) => commentWith(textOf(kind, n), n));
}

/** The facts that a worker gathers for a comment of an author who is known a little. */
export function factsFor({ needs }: CompiledRuleSet): Facts {
  return {
    now: '2026-01-06T12:00:00.000Z',
    author: {
      firstSeenAt: '2025-11-05T12:00:00.000Z',
      approved: 4,
      rejected: 0,
      reviewed: 1,
      recent: [0, 97_200_000],
    },
    votes: { net: 2 },
    reports: { count: 0, reasons: [] },
    rates: Object.fromEntries(needs.rates.map(({ key }) => [key, 1])),
    similar: Object.fromEntries(needs.similar.map(({ key }) => [key, { comments: 1, articles: 1, authors: 1 }])),
    lists: Object.fromEntries(needs.lists.map((list) => [list, ['editor', 'night_desk']])),
  };
}

export function scoring(ruleSet: CompiledRuleSet, comments: readonly CommentInput[]): (n: number) => number {
  const facts = factsFor(ruleSet);
  return (n) => evaluate(ruleSet, comments[n] as CommentInput, facts).score;
}

/** The floor: every character read once. */
export function readingEach(comments: readonly CommentInput[]): (n: number) => number {
  return (n) => readEveryCharacter((comments[n] as CommentInput).text);
}

function readEveryCharacter(text: string): number {
  let hash = 0;
  for (let n = 0; n < text.length; n += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(n)) | 0;
  }
  return hash;
}
