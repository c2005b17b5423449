import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findBundledPack, loadBundledPack, readBundledList } from './bundled-packs.js';
import { compile } from './compile.js';
import { evaluate, WORK_BUDGET } from './evaluate.js';
import type { Evaluation } from './evaluation.js';
import { parseRuleSet } from './parse.js';
import { resolveRuleSet } from './resolve.js';
import type { RuleSetDocument } from './schema/rule-set.schema.js';

const document = resolveRuleSet(loadBundledPack('newsroom'), findBundledPack, readBundledList);
const newsroom = compile(document);
const facts = { now: '2026-06-15T12:00:00.000Z', votes: { up: 2, down: 9 } };

const word = fc.constantFrom(
  ...'you idiot,shut up,fuck,kill yourself,Arschloch,дурак,scum,die,get more subs,lives at 12 Mill Lane'.split(','),
);
const sign = fc.constantFrom(
  ...'a e i o n s t r v 1 0 3 ! | $ @ * # . , - _ : ; / ( [ { " \' “ « ‘ & < > ~ + % €'.split(' '),
  ...['rn', 'vv', 'http://', 'www.', 'a.co', 'm@x.example', '&#105;', '</b>', '<b>', '[b]', '::1', '+49', 'GB82'],
  ...['ä', 'ß', 'é', 'о', 'с', 'μ', 'ς', 'م', '詐', 'ﬁ', 'ﷺ', 'İ', '𝐢', '🇮', '😀', '\ud800', 'ʇ', 'ᄀ', 'ᅡ'],
  ...[' ', '  ', '\n', '\t', '\u00a0', '\u200b', '\u00ad', '\u0301', '\u202e', '\u202c', '\u2800'],
);
const unit = fc.array(fc.oneof({ weight: 4, arbitrary: sign }, { weight: 1, arbitrary: word }), {
  minLength: 1,
  maxLength: 8,
});
/** Any pieces, and walls of one piece: what is dear for an engine comes again and again. */
const text = fc
  .array(
    fc.tuple(
      unit,
      fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 300 }) }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.map(([pieces, times]) => pieces.join('').repeat(times)).join(' '));
const format = fc.constantFrom<'plain' | 'html' | 'markdown'>('plain', 'html', 'markdown');

const commentWith = (written: string, username: string, as: 'plain' | 'html' | 'markdown') => ({
  id: 'c',
  rev: 1,
  text: written,
  format: as,
  author: { username },
  article: { title: username },
});

function shuffled(random: () => number): RuleSetDocument {
  const rules = document.rules.map((rule) => ({ rule, at: random() })).sort((a, b) => a.at - b.at);
  return { ...document, rules: rules.map(({ rule }) => rule) };
}

const withoutRuleSet = ({ ruleSet: _, ...rest }: Evaluation): string => JSON.stringify(rest);

test('more finds than are kept are the same in whatever order the rules stand', () => {
  const terms = [{ terms: ['scum'] }, { terms: ['scum'], views: ['base'] }, { terms: ['idiot'] }];
  const found = (order: number[]): string => {
    const rules = order.map((at) => ({ id: `R${at}`, group: 'g', score: 1, when: { text: terms[at] } }));
    const source = JSON.stringify({ schema: 'palaver/rules/v1', id: 'many', groups: { g: {} }, rules });
    const comment = commentWith(`idiot ${'scum '.repeat(600)}`, 'otter', 'plain');
    return withoutRuleSet(evaluate(compile(parseRuleSet(source)), comment, facts));
  };
  expect(found([1, 0, 2])).toBe(found([0, 1, 2]));
});

describe('newsroom, whatever a comment says', () => {
  test('ends within its budget, finds nothing outside the text, and comes to the same each time', () => {
    fc.assert(
      fc.property(text, unit, format, (written, name, as) => {
        const comment = commentWith(written, name.join(''), as);
        const lengths = {
          text: written.length,
          'author.username': comment.author.username.length,
          'article.title': comment.article.title.length,
        };
        const evaluation = evaluate(newsroom, comment, facts);
        const spans = [...evaluation.reasons, ...evaluation.shadow].flatMap((reason) => reason.spans);
        expect(spans.filter(({ field, start, end }) => !(start >= 0 && start < end && end <= lengths[field]))).toEqual(
          [],
        );
        expect(evaluation.work.used).toBeLessThanOrEqual(WORK_BUDGET);
        expect(JSON.stringify(evaluate(newsroom, comment, facts))).toBe(JSON.stringify(evaluation));
      }),
      { numRuns: 150 },
    );
  });

  test('comes to the same in whatever order its rules stand', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647);
    const others = Array.from({ length: 3 }, () => compile(shuffled(random)));
    fc.assert(
      fc.property(text, unit, (written, name) => {
        const comment = commentWith(written, name.join(''), 'plain');
        const expected = withoutRuleSet(evaluate(newsroom, comment, facts));
        others.forEach((other) => expect(withoutRuleSet(evaluate(other, comment, facts))).toBe(expected));
      }),
      { numRuns: 80 },
    );
  });
});
