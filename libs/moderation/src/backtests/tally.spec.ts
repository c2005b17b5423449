import { describe, expect, test } from '@jest/globals';
import { emptyTally, readTally } from './tally.js';

describe('what was counted', () => {
  test('is gone on from as it was kept', () => {
    const rule = {
      hits: 3,
      byLabel: [1, 0],
      skipped: 0,
      held: 2,
      samples: [{ id: 'c1', rev: 1, score: 5, rules: [] }],
    };
    const tally = { ...emptyTally(), comments: 7, candidate: { ...emptyTally().candidate, rules: { WORD: rule } } };
    expect(readTally(JSON.stringify(tally))).toEqual(tally);
  });

  test('by an earlier build, without samples, is gone on from as well', () => {
    const rule = { hits: 3, byLabel: [1, 0], skipped: 0 };
    const tally = { ...emptyTally(), candidate: { ...emptyTally().candidate, rules: { WORD: rule } } };
    expect(readTally(JSON.stringify(tally)).candidate.rules.WORD).toEqual({ ...rule, held: 0, samples: [] });
  });
});
