import { describe, expect, test } from '@jest/globals';
import { backtestReportSchema } from '@palaver/contracts';
import { parseRuleSet } from '@palaver/rules';
import { toReport } from './backtest-report.js';
import { emptySide, emptyTally, type SideTally } from './tally.js';

const document = parseRuleSet(`
schema: palaver/rules/v1
id: house
groups: { g: {} }
rules:
  - { id: WORD, group: g, score: 6, when: { text: { terms: [gazebo] } } }
  - { id: IDLE, group: g, score: 6, mode: shadow, when: { text: { terms: [pergola] } } }
  - { id: GONE, group: g, score: 6, mode: 'off', when: { text: { terms: [arbour] } } }
composites:
  - { id: BOTH, group: g, score: 1, when: 'WORD & IDLE' }
`);
const ruleSets = {
  candidate: { id: 'house', version: null, hash: 'a', document },
  live: { id: 'house', version: 3, hash: 'b', document },
};

const side: SideTally = {
  actions: { approve: 940, review: 50, reject: 10 },
  judged: { approve: [60, 20], review: [10, 15], reject: [1, 4] },
  rules: { WORD: { hits: 55, byLabel: [8, 17], skipped: 3, held: 50, samples: [] } },
};

describe('the report', () => {
  const report = toReport(
    { ...emptyTally(), comments: 1000, withStoredFacts: 900, candidate: side, live: emptySide() },
    ruleSets,
  );

  test('is what the contract says', () => {
    expect(backtestReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ comments: 1000, withStoredFacts: 900, withoutStoredFacts: 100 });
  });

  test('gives shares, and minutes of review at 30 seconds each', () => {
    expect(report.candidate.shares).toEqual({ approve: 0.94, review: 0.05, reject: 0.01 });
    expect(report.candidate.reviewMinutesPer1000).toBe(25);
  });

  test('gives precision and recall of what is held, and of what is rejected', () => {
    const { held, rejected } = report.candidate;
    expect([held.precision, held.recall]).toMatchObject([
      { count: 19, of: 30 },
      { count: 19, of: 39 },
    ]);
    expect([rejected.precision, rejected.recall]).toMatchObject([
      { count: 4, of: 5 },
      { count: 4, of: 39 },
    ]);
  });

  test('lists every rule that runs, those without a hit as well', () => {
    expect(report.candidate.rules.map(({ rule, hits, shadow }) => [rule, hits, shadow])).toEqual([
      ['WORD', 55, false],
      ['BOTH', 0, false],
      ['IDLE', 0, true],
    ]);
    const [word] = report.candidate.rules;
    expect(word).toMatchObject({ approved: 8, rejected: 17, skipped: 3, precision: { count: 17, of: 25 } });
  });

  test('of no comments knows no shares', () => {
    expect(report.live.shares).toEqual({ approve: null, review: null, reject: null });
    expect(report.live.reviewMinutesPer1000).toBe(0);
  });

  test('lists flips, most frequent first, without texts', () => {
    const samples = [{ id: 'c', rev: 2, score: 6, rules: ['WORD'] }];
    const tally = {
      ...emptyTally(),
      standing: { 'review>approve': { count: 1, samples: [] }, 'approve>review': { count: 7, samples } },
    };
    expect(toReport(tally, ruleSets).flips).toEqual({
      standing: [
        { from: 'approve', to: 'review', count: 7, samples: [{ ...samples[0], text: null }] },
        { from: 'review', to: 'approve', count: 1, samples: [] },
      ],
      live: [],
    });
  });
});
