import { describe, expect, it } from '@jest/globals';
import { oddRules } from './odd-rules.js';

const all = { rule: '', hits: 1000, before: 14_000 };
const rule = (hits: number, before: number, name = 'LINK') => ({ rule: name, hits, before });

describe('rules that are odd', () => {
  it.each([
    ['hits far above its usual', rule(200, 700), [{ rule: 'LINK', hits: 200, usual: 50 }]],
    ['never hit before', rule(30, 0), [{ rule: 'LINK', hits: 30, usual: 0 }]],
    ['hits as usual', rule(52, 700), []],
    ['hits twice as often, which chance may do of few', rule(10, 70), []],
    ['hits more often, and not twice', rule(900, 7000), []],
    ['hits a few where none did', rule(9, 0), []],
    ['is silent', rule(0, 700), []],
  ])('one that %s', (_what, one, odd) => {
    expect(oddRules([all, one])).toEqual(odd);
  });

  it('are none where nothing is usual yet', () => {
    expect(oddRules([{ ...all, before: 199 }, rule(500, 1)])).toEqual([]);
    expect(oddRules([])).toEqual([]);
  });

  it('come with what is farthest above its usual first', () => {
    const odd = oddRules([all, rule(100, 140, 'A'), rule(900, 700, 'B'), rule(100, 140, 'C')]);
    expect(odd.map(({ rule: name }) => name)).toEqual(['B', 'A', 'C']);
  });
});
