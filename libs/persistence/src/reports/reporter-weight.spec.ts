import { describe, expect, it } from '@jest/globals';
import { reporterWeight, reportPoints } from './reporter-weight.js';

it('reports are worth up to 40 points, by what they weigh', () => {
  expect([0, 0.2, 1, 1.33, 4, 400].map(reportPoints)).toEqual([0, 2, 10, 13, 40, 40]);
});

describe('the weight of a reporter', () => {
  it.each([
    [0, 0, 1],
    [1, 0, 4 / 3],
    [0, 1, 2 / 3],
    [8, 0, 1.8],
    [0, 8, 0.2],
    [5, 5, 1],
  ])('with %i upheld and %i dismissed is %f', (upheld, dismissed, weight) => {
    expect(reporterWeight({ upheld, dismissed })).toBeCloseTo(weight, 10);
  });

  it('rises with each that is upheld, falls with each that is dismissed, and stays between 0 and 2', () => {
    for (let right = 0; right < 200; right += 7) {
      for (let wrong = 0; wrong < 200; wrong += 7) {
        const weight = reporterWeight({ upheld: right, dismissed: wrong });
        expect(reporterWeight({ upheld: right + 1, dismissed: wrong })).toBeGreaterThan(weight);
        expect(reporterWeight({ upheld: right, dismissed: wrong + 1 })).toBeLessThan(weight);
        expect(weight > 0 && weight < 2).toBe(true);
      }
    }
  });
});
