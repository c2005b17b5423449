import { describe, expect, test } from '@jest/globals';
import { compile, evaluate, parseRuleSet, type Facts } from './index.js';

const now = '2026-01-01T12:00:00.000Z';
const until = '2026-02-01T00:00:00.000Z';
const ruleSet = compile(
  parseRuleSet(`{ schema: palaver/rules/v1, id: test, groups: { a: {} },
    rules: [
      { id: HOLD, group: a, score: 6, reason: spam, when: { text: { terms: [hold] } } },
      { id: REFUSE, group: a, score: 11, reason: insult, when: { text: { terms: [refuse] } } }],
    force: [{ action: approve, when: { text: { terms: [staff] } }, say: 'By the staff' }] }`),
);
const run = (text: string, facts: Partial<Facts>) => {
  const comment = { id: 'c', rev: 1, text, author: { username: 'r' }, article: {} };
  const { action, by, reasonCode, reasons } = evaluate(ruleSet, comment, { now, ...facts });
  return [action, by, reasonCode, reasons.map(({ rule }) => rule).join(' ')];
};
const held = (kind: 'premoderate' | 'suspend' | 'ban') => ({ sanction: { id: 's1', kind } });
const article = (mode: string) => ({ article: { mode } });

describe('what people have set', () => {
  test.each<[string, Partial<Facts>, unknown[]]>([
    ['nothing', {}, ['approve', 'score', null, '']],
    ['nothing', held('ban'), ['reject', 'sanction', 'author_banned', 'SANCTION']],
    ['staff', held('ban'), ['reject', 'sanction', 'author_banned', 'SANCTION FORCE']],
    ['refuse', held('suspend'), ['reject', 'sanction', 'author_suspended', 'SANCTION REFUSE']],
    ['nothing', held('premoderate'), ['review', 'sanction', 'author_premoderated', 'SANCTION']],
    ['staff', held('premoderate'), ['review', 'sanction', 'author_premoderated', 'SANCTION FORCE']],
    ['hold', held('premoderate'), ['review', 'score', 'spam', 'SANCTION HOLD']],
    ['refuse', held('premoderate'), ['reject', 'score', 'insult', 'SANCTION REFUSE']],
    ['nothing', article('open'), ['approve', 'score', null, '']],
    ['nothing', article('a mode of later'), ['approve', 'score', null, '']],
    ['nothing', article('closed'), ['reject', 'article', 'article_closed', 'ARTICLE']],
    ['nothing', article('premoderate'), ['review', 'article', 'article_premoderated', 'ARTICLE']],
    ['hold', { ...held('ban'), ...article('closed') }, ['reject', 'sanction', 'author_banned', 'SANCTION HOLD']],
    ['nothing', { ...held('premoderate'), ...article('closed') }, ['reject', 'article', 'article_closed', 'ARTICLE']],
    [
      'nothing',
      { ...held('premoderate'), ...article('premoderate') },
      ['review', 'sanction', 'author_premoderated', 'SANCTION'],
    ],
  ])('with the text %s and %j comes to %j', (text, facts, expected) => {
    expect(run(text, facts)).toEqual(expected);
  });

  test('is told in the reason, with its end', () => {
    const sanction = { id: 's1', kind: 'suspend' as const, until };
    const comment = { id: 'c', rev: 1, text: 'x', author: { username: 'r' }, article: {} };
    expect(evaluate(ruleSet, comment, { now, sanction }).reasons[0]?.say).toBe(
      `The author is suspended until ${until} (sanction s1)`,
    );
  });

  test('changes no points, groups or near misses', () => {
    const comment = { id: 'c', rev: 1, text: 'hold', author: { username: 'r' }, article: {} };
    const free = evaluate(ruleSet, comment, { now });
    const banned = evaluate(ruleSet, comment, { now, ...held('ban') });
    expect({ ...banned, action: free.action, by: free.by, reasonCode: free.reasonCode, reasons: free.reasons }).toEqual(
      free,
    );
  });
});
