import { describe, expect, it } from '@jest/globals';
import { TermTable } from './term-table.js';

describe('readAgain', () => {
  it('keeps what is asked for again among thousands, and reads what was let go the same way', () => {
    const table = new TermTable();
    const slot = table.add(['silly'], { match: 'word', views: ['base', 'leet'], caseSensitive: false });
    const [often, once] = [table.readAgain('s1lly often'), table.readAgain('s1lly once')];
    const expected = once.hits(slot);
    expect(expected).toHaveLength(1);
    for (let n = 0; n < 9000; n += 1) {
      expect(table.readAgain(`name ${n}`).hits(slot)).toEqual([]);
      if (n % 1000 === 0) {
        expect(table.readAgain('s1lly often')).toBe(often);
      }
    }
    expect(table.readAgain('s1lly once')).not.toBe(once);
    expect(table.readAgain('s1lly once').hits(slot)).toEqual(expected);
    expect(often.hits(slot)).toHaveLength(1);
  });
});
