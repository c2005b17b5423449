import { expect, it } from '@jest/globals';
import { root } from '../house/cruise.js';

interface Judgement {
  label: number;
  action: string;
  score: number;
}
interface Metrics {
  areaUnderCurve: (judgements: Judgement[]) => number | null;
  recallAtFalseShare: (judgements: Judgement[], share: number) => number | null;
  compareSpans: (spans: object[], span: [number, number]) => { found: boolean; exact: boolean };
  summarise: (judgements: Judgement[], seconds: number) => Record<string, number | null>;
}
const { areaUnderCurve, recallAtFalseShare, compareSpans, summarise } = (await import(
  `${root}/scripts/eval-metrics.mjs`
)) as Metrics;

const rows = (...pairs: [number, number][]): Judgement[] =>
  pairs.map(([label, score]) => ({
    label,
    score,
    action: score >= 10 ? 'reject' : score >= 5 ? 'review' : 'approve',
  }));

it.each([
  ['all above', rows([0, 1], [0, 2], [1, 3], [1, 4]), 1],
  ['all below', rows([1, 1], [1, 2], [0, 3]), 0],
  ['all equal', rows([0, 0], [1, 0], [0, 0], [1, 0]), 0.5],
  ['one of four pairs wrong', rows([0, 1], [1, 2], [0, 3], [1, 4]), 0.75],
  ['no comment of label 1', rows([0, 1]), null],
])('AUC: %s', (_, judgements, expected) => {
  expect(areaUnderCurve(judgements)).toBe(expected);
});

it.each([
  [0, 0.5],
  [0.25, 0.5],
  [0.5, 1],
  [1, 1],
])('recall when a share of %d of fine comments may be flagged is %d', (share, expected) => {
  const judgements = rows([1, 9], [1, 3], [0, 4], [0, 4], [0, 1], [0, 0]);
  expect(recallAtFalseShare(judgements, share)).toBe(expected);
});

it('a span is found when it overlaps, exact when it is equal', () => {
  expect(compareSpans([{ start: 3, end: 8 }], [4, 8])).toEqual({ found: true, exact: false });
  expect(compareSpans([{ start: 4, end: 8 }], [4, 8])).toEqual({ found: true, exact: true });
  expect(compareSpans([{ start: 0, end: 4 }], [4, 8])).toEqual({ found: false, exact: false });
});

it('shares are of all comments, precision of the held ones, and reviews take time', () => {
  expect(summarise(rows([1, 12], [1, 6], [1, 0], [0, 6], [0, 0]), 30)).toMatchObject({
    approve: 0.4,
    review: 0.4,
    reject: 0.2,
    precision: 2 / 3,
    recall: 2 / 3,
    fineRejected: 0,
    fineHeld: 0.5,
    reviewMinutesPer1000: 200,
  });
});
