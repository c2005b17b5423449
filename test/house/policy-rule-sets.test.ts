import { describe, expect, it } from '@jest/globals';
import {
  type CommentInput,
  compile,
  evaluate,
  findBundledPack,
  lintRuleSet,
  parseListFile,
  parseRuleSet,
  readBundledList,
  resolveRuleSet,
  runInlineTests,
} from '@palaver/rules';
import { cleanTerm, readWords, writeWords } from '../../apps/console/src/policy/own-words.js';
import { everyChoice, FIRST_POLICY, type Policy } from '../../apps/console/src/policy/policy.js';
import { readRuleSet } from '../../apps/console/src/policy/read-rule-set.js';
import { writeRuleSet } from '../../apps/console/src/policy/write-rule-set.js';

const BASE = 'newsroom@3';
const OWN_WORDS = [{ term: 'gazebo' }, { term: 'Pergola', language: 'de', note: 'sold "everywhere", again' }];

function compiled(changes: Partial<Policy>) {
  const { source, lists } = writeRuleSet('policy', BASE, { ...FIRST_POLICY, ...changes });
  const listOf = (name: string) => (lists[name] === undefined ? readBundledList(name) : parseListFile(lists[name]));
  const written = parseRuleSet(source);
  return { own: written, ruleSet: compile(resolveRuleSet(written, findBundledPack, listOf)) };
}

const NOW = '2026-11-30T12:00:00.000Z';
const LINK = 'The council put the plan at https://town.example/plan for all to read.';
const KNOWN = { approved: 12, rejected: 2, age: 400 };

/** Of whom nothing was decided before, and of whom the site tells nothing. */
const UNKNOWN = { approved: undefined, rejected: undefined, age: 400 };

function decided(changes: Partial<Policy>, text: string, known: object = KNOWN, roles: string[] = []) {
  const { age, ...author } = { ...KNOWN, ...known };
  const comment: CommentInput = {
    text,
    author: { username: 'Ann', roles, createdAt: new Date(Date.parse(NOW) - age * 86_400_000).toISOString() },
    article: { url: 'https://news.example/1' },
  } as unknown as CommentInput;
  return evaluate(compiled(changes).ruleSet, comment, { now: NOW, author: { reviewed: 0, ...author } }).action;
}

describe('a rule set of the policy screen', () => {
  it('is read again as the policy it was written from, whatever was chosen', () => {
    for (const choices of everyChoice()) {
      const policy = { ...choices, ownWords: OWN_WORDS };
      expect(readRuleSet('policy', writeRuleSet('policy', BASE, policy))).toEqual({ base: BASE, policy });
    }
  });

  it.each([
    ['another number', (source: string) => source.replace('review: 5', 'review: 6')],
    ['another rule', (source: string) => source.replace('rules:', 'rules:\n  - { id: MINE }')],
    ['a comment', (source: string) => `${source}# mine\n`],
    ['nothing of it', () => 'schema: palaver/rules/v1\nid: policy\n'],
  ])('that was changed by hand is none any more: %s', (_, change) => {
    const { source, lists } = writeRuleSet('policy', BASE, FIRST_POLICY);
    expect(readRuleSet('policy', { source: change(source), lists })).toBeUndefined();
  });

  it('with lists of other people is none either', () => {
    const { source } = writeRuleSet('policy', BASE, FIRST_POLICY);
    expect(readRuleSet('policy', { source, lists: { 'lists/mine': 'x' } })).toBeUndefined();
    expect(readRuleSet('policy', { source, lists: { 'lists/own-words': 'x\n' } })).toBeUndefined();
  });

  it.each<Partial<Policy>>([
    {},
    { strictness: 'open', firstTimers: 'one', links: 'allow', personalData: 'all', shouting: 'allow' },
    {
      strictness: 'strict',
      firstTimers: 'three',
      links: 'all',
      words: 'reject',
      shouting: 'hold',
      ownWords: OWN_WORDS,
    },
  ])('has no mistake, nothing that is hardly meant, and examples that hold: %j', (changes) => {
    const { own, ruleSet } = compiled(changes);
    expect(runInlineTests(ruleSet).filter(({ ok }) => !ok)).toEqual([]);
    const { errors, warnings } = lintRuleSet(own, ruleSet, new Date(NOW));
    expect([...errors, ...warnings]).toEqual([]);
  });

  it.each<[string, Partial<Policy>, string, string]>([
    ['links of people who are known pass', {}, LINK, 'approve'],
    ['unless all wait', { links: 'all' }, LINK, 'review'],
    ['also where little waits', { links: 'all', strictness: 'open' }, LINK, 'review'],
    ['capitals pass', {}, 'WHY DOES NOBODY TALK ABOUT THE PRICE OF IT', 'approve'],
    ['unless they wait', { shouting: 'hold' }, 'WHY DOES NOBODY TALK ABOUT THE PRICE OF IT', 'review'],
    ['an address passes', {}, 'Write to office@school.example before Easter.', 'approve'],
    ['unless it waits', { personalData: 'all' }, 'Write to office@school.example before Easter.', 'review'],
    ['an own word waits', { ownWords: OWN_WORDS }, 'What a gazebo that is', 'review'],
    ['or is rejected', { ownWords: OWN_WORDS, words: 'reject' }, 'What a gazebo that is', 'reject'],
    [
      'with a little against it, it waits when one is strict',
      { strictness: 'strict' },
      'Order now and get free shipping',
      'review',
    ],
    ['and passes when one is open', { strictness: 'open' }, 'Order now and get free shipping', 'approve'],
  ])('does what it says: %s', (_, changes, text, action) => {
    expect(decided(changes, text)).toBe(action);
  });

  it('has a person see what authors write first, and no more than that', () => {
    const fresh = { approved: 0, rejected: 0, age: 400 };
    expect(decided({}, 'A good report.', fresh)).toBe('approve');
    expect(decided({ firstTimers: 'one' }, 'A good report.', fresh)).toBe('review');
    expect(decided({ firstTimers: 'one' }, 'A good report.', { ...fresh, approved: 1 })).toBe('approve');
    expect(decided({}, 'A good report.', UNKNOWN)).toBe('approve');
    expect(decided({ firstTimers: 'one' }, 'A good report.', UNKNOWN)).toBe('review');
    expect(decided({ firstTimers: 'three' }, 'A good report.', { ...fresh, approved: 2 })).toBe('review');
    expect(decided({ firstTimers: 'three' }, 'A good report.', fresh, ['staff'])).toBe('approve');
  });

  it.each<Policy['strictness']>(['open', 'balanced', 'strict'])('holds links of new accounts when %s', (strictness) => {
    expect(decided({ strictness }, LINK, { ...KNOWN, age: 2 })).toBe('review');
    expect(decided({ strictness, links: 'allow' }, LINK, { ...KNOWN, age: 2 })).toBe('approve');
  });
});

describe('the list of own words', () => {
  it('is read again as it was written', () => {
    expect(readWords(writeWords(OWN_WORDS))).toEqual(OWN_WORDS);
    expect(parseListFile(writeWords(OWN_WORDS))).toEqual(['gazebo', OWN_WORDS[1]]);
  });

  it('keeps whatever a note says', () => {
    const words = [{ term: 'gazebo', note: 'one\u2028two\u2029 "three" { four } # five' }];
    expect(readWords(writeWords(words))).toEqual(words);
    expect(parseListFile(writeWords(words))).toEqual(words);
  });

  it.each([
    ['# spam  ', 'spam'],
    [' two\nlines ', 'two lines'],
    ['word { language: de }', 'word language: de'],
  ])('takes what is typed as a term: %j', (typed, term) => {
    expect(cleanTerm(typed)).toBe(term);
    expect(readWords(writeWords([{ term }]))).toEqual([{ term }]);
  });
});
