import { describe, expect, it } from '@jest/globals';
import { withoutEmpty } from './routing-rule.js';

describe('a rule of a queue', () => {
  it('names only what it asks for', () => {
    expect(withoutEmpty({ reasons: [], author: undefined, score: {}, links: { min: undefined, max: 0 } })).toEqual({
      links: { max: 0 },
    });
    expect(withoutEmpty({ sections: ['sport'], score: { min: 0 }, author: 'new' })).toEqual({
      sections: ['sport'],
      score: { min: 0 },
      author: 'new',
    });
  });
});
